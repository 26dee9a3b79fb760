<?php
// The REST API is asked over plain HTTP on the loopback.
add_filter('wp_is_application_passwords_available', '__return_true');
