<?php
// What plugins and operators of real sites do to those who read them, as a file beside the database says.
$faults = json_decode( (string) @file_get_contents( getenv( 'WORDPRESS_DATABASE' ) . '.faults' ), true );
$faults = is_array( $faults ) ? $faults : array();

if ( isset( $faults['page'] ) && PHP_SAPI !== 'cli' ) {
	http_response_code( $faults['page'] );
	header( 'Content-Type: text/html; charset=UTF-8' );
	echo '<!doctype html><title>Maintenance</title><h1>We are back soon.</h1>';
	exit;
}
if ( ! empty( $faults['broken'] ) ) {
	add_filter(
		'the_content',
		function ( $content ) use ( $faults ) {
			if ( in_array( get_the_ID(), $faults['broken'], true ) ) {
				throw new Exception( 'A plugin fails at this post.' );
			}
			return $content;
		},
		1
	);
}
if ( ! empty( $faults['closed'] ) ) {
	add_filter(
		'rest_authentication_errors',
		function () {
			return new WP_Error( 'rest_login_required', 'REST API restricted to authenticated users.', array( 'status' => 401 ) );
		}
	);
}
if ( ! empty( $faults['empty'] ) ) {
	add_filter(
		'rest_post_query',
		function ( $arguments ) {
			return array( 'post__in' => array( 0 ) ) + $arguments;
		}
	);
}
if ( ! empty( $faults['shut'] ) ) { // one list of several
	add_filter(
		'rest_pre_dispatch',
		function ( $result, $server, $request ) use ( $faults ) {
			$is_shut = 0 === strpos( $request->get_route(), "/wp/v2/{$faults['shut']}" );
			return $is_shut ? new WP_Error( 'rest_forbidden', 'This is not shown.', array( 'status' => 401 ) ) : $result;
		},
		10,
		3
	);
}
