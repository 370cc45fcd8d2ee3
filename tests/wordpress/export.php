<?php
// export.php ROOT: the site as a file (WXR), as its own tool writes it.
$_SERVER['HTTP_HOST'] = parse_url( getenv( 'WORDPRESS_HOME' ), PHP_URL_HOST );
require $argv[1] . '/wp-load.php';
require_once ABSPATH . 'wp-admin/includes/export.php';
wp_set_current_user( 1 );
export_wp( array( 'content' => 'all' ) );
