<?php
// republish.php ROOT FILE: takes the items of an RSS feed as posts, with their guids, as aggregators among plugins do, and changes those of
// its own making that are others in the feed by now; prints how many are new.
$_SERVER['HTTP_HOST'] = parse_url( getenv( 'WORDPRESS_HOME' ), PHP_URL_HOST );
require $argv[1] . '/wp-load.php';
$taken = 0;
foreach ( simplexml_load_file( $argv[2] )->channel->item as $item ) {
	$content = (string) $item->children( 'http://purl.org/rss/1.0/modules/content/' )->encoded;
	$day     = gmdate( 'Y-m-d H:i:s', strtotime( $item->pubDate ) );
	$post    = array( 'post_title' => (string) $item->title, 'post_content' => $content, 'post_date_gmt' => $day, 'post_date' => get_date_from_gmt( $day ) );
	$said    = array( 'meta_input' => array( '_said' => md5( serialize( $post ) ) ) );
	$known   = $wpdb->get_var( $wpdb->prepare( "SELECT ID FROM $wpdb->posts WHERE guid = %s", (string) $item->guid ) );
	if ( ! $known ) {
		$made = wp_insert_post( wp_slash( $post + $said + array( 'post_status' => 'publish', 'post_author' => 1 ) ) );
		$wpdb->update( $wpdb->posts, array( 'guid' => (string) $item->guid ), array( 'ID' => $made ) );
		++$taken;
	} elseif ( ! in_array( get_post_meta( $known, '_said', true ), array( '', $said['meta_input']['_said'] ), true ) ) {
		wp_update_post( wp_slash( $post + $said + array( 'ID' => $known ) ) );
	}
}
echo $taken;
