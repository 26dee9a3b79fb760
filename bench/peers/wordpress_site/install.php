<?php
// Founds the site and prints an application password of its editor: php install.php ROOT
define('WP_INSTALLING', true);
require $argv[1] . '/wp-load.php';
require ABSPATH . 'wp-admin/includes/upgrade.php';
wp_install('The Bench Courier', 'bench', 'bench@courier.example', true, '', wp_generate_password());
update_option('permalink_structure', '/%postname%/');
$wp_rewrite->init();
flush_rewrite_rules(false);
wp_delete_post(1, true);
[$password] = WP_Application_Passwords::create_new_application_password(1, ['name' => 'bench']);
echo $password;
