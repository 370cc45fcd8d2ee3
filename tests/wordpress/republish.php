<?php
// republish.php ROOT FILE: takes the items of an RSS feed as posts, with their guids, as aggregators among plugins do, and changes those of
// its own making that are others in the feed by now; prints how many are new.
$_SERVER['HTTP_HOST'] = parse_url( getenv( 'WORDPRESS_HOME' ), PHP_URL_HOST );
require $argv[1] . '/wp-load.php';
$taken = 0;
foreach ( simplexml_load_file( $argv[2] )->channel->item as $item ) {
	$guid    = (string) $item->guid;
	$content = (string) $item->children( 'http://purl.org/rss/1.0/modules/content/' )->encoded;
	$texts   = array( 'post_title' => (string) $item->title, 'post_content' => $content );
	$known   = get_post( $wpdb->get_var( $wpdb->prepare( "SELECT ID FROM $wpdb->posts WHERE guid = %s", $guid ) ) ?? 0 );
	if ( ! $known ) {
		$post = wp_insert_post( wp_slash( $texts + array( 'post_status' => 'publish', 'post_author' => 1, 'meta_input' => array( '_said' => md5( serialize( $texts ) ) ) ) ) );
		$wpdb->update( $wpdb->posts, array( 'guid' => $guid ), array( 'ID' => $post ) );
		++$taken;
	} elseif ( $known->_said && md5( serialize( $texts ) ) !== $known->_said ) {
		wp_update_post( wp_slash( $texts + array( 'ID' => $known->ID, 'meta_input' => array( '_said' => md5( serialize( $texts ) ) ) ) ) );
	}
}
echo $taken;
