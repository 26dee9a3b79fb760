"""The editor's pages carry the security headers that readers' pages have, and as strict a policy as Wagtail allows."""

import pytest
from django.test import Client

from standfirst.ops.serving.headers import SECURITY

OWN_POLICY = {"Content-Security-Policy"}


@pytest.mark.django_db
def test_the_editors_headers() -> None:
    answer = Client().get("/admin/login/")
    assert answer.status_code == 200
    assert {name: answer.headers.get(name) for name in SECURITY if name not in OWN_POLICY} == {
        name: value for name, value in SECURITY.items() if name not in OWN_POLICY
    }
    policy = answer.headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "unsafe-eval" not in policy
    assert "http" not in policy
