<?php
// trash.php ROOT NUMBER...: puts posts into the trash.
$_SERVER['HTTP_HOST'] = parse_url( getenv( 'WORDPRESS_HOME' ), PHP_URL_HOST );
require $argv[1] . '/wp-load.php';
foreach ( array_slice( $argv, 2 ) as $number ) {
	wp_trash_post( (int) $number );
}
