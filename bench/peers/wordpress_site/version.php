<?php
// The version of PHP.
echo PHP_VERSION;
