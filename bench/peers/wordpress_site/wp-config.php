<?php
// One installation, a database for each size of archive: PHP's environment says which.
define('DB_NAME', getenv('PEER_DATABASE'));
define('DB_USER', getenv('PEER_USER'));
define('DB_PASSWORD', getenv('PEER_PASSWORD'));
define('DB_HOST', 'localhost:' . getenv('PEER_SOCKET'));
define('DB_CHARSET', 'utf8mb4');
define('DB_COLLATE', '');
foreach (['AUTH', 'SECURE_AUTH', 'LOGGED_IN', 'NONCE'] as $name) {
    define($name . '_KEY', 'for the bench only, ' . $name);
    define($name . '_SALT', 'known to anybody who reads this, ' . $name);
}
$table_prefix = 'wp_';
// The port is another one each time.
$address = 'http://' . ($_SERVER['HTTP_HOST'] ?? '127.0.0.1');
define('WP_HOME', $address);
define('WP_SITEURL', $address);
// A production site runs these from the system's clock, and never asks the web while a reader waits.
define('DISABLE_WP_CRON', true);
define('AUTOMATIC_UPDATER_DISABLED', true);
define('WP_HTTP_BLOCK_EXTERNAL', true);
if (!defined('ABSPATH')) {
    define('ABSPATH', __DIR__ . '/');
}
require_once ABSPATH . 'wp-settings.php';
