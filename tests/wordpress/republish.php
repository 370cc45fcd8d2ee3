<?php
// republish.php ROOT FILE: takes the items of an RSS feed as posts, with their guids, as aggregators among plugins do; prints how many are new.
$_SERVER['HTTP_HOST'] = parse_url( getenv( 'WORDPRESS_HOME' ), PHP_URL_HOST );
require $argv[1] . '/wp-load.php';
$taken = 0;
foreach ( simplexml_load_file( $argv[2] )->channel->item as $item ) {
	$guid = (string) $item->guid;
	if ( $wpdb->get_var( $wpdb->prepare( "SELECT ID FROM $wpdb->posts WHERE guid = %s", $guid ) ) ) {
		continue;
	}
	$content = (string) $item->children( 'http://purl.org/rss/1.0/modules/content/' )->encoded;
	$post    = wp_insert_post(
		wp_slash( array( 'post_title' => (string) $item->title, 'post_content' => $content, 'post_status' => 'publish', 'post_author' => 1 ) )
	);
	$wpdb->update( $wpdb->posts, array( 'guid' => $guid ), array( 'ID' => $post ) );
	++$taken;
}
echo $taken;
