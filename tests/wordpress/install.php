<?php
// install.php ROOT: makes the tables, an editor, and prints an application password of hers.
define( 'WP_INSTALLING', true );
$_SERVER['HTTP_HOST'] = parse_url( getenv( 'WORDPRESS_HOME' ), PHP_URL_HOST );
require $argv[1] . '/wp-load.php';
require_once ABSPATH . 'wp-admin/includes/upgrade.php';
add_filter( 'pre_wp_mail', '__return_true' );
ob_start();
wp_install( 'Water & Weather', 'editor', 'editor@example.org', true, '', 'a password of tests' );
ob_end_clean();
foreach ( get_posts( array( 'post_type' => 'any', 'post_status' => 'any', 'numberposts' => -1 ) ) as $post ) {
	wp_delete_post( $post->ID, true );
}
update_option( 'timezone_string', 'Europe/Berlin' );
update_option( 'permalink_structure', '/%year%/%postname%/' );
$made = WP_Application_Passwords::create_new_application_password( 1, array( 'name' => 'tests' ) );
echo $made[0];
