<?php
// fill.php ROOT NUMBER: so many posts, with authors, categories, tags, pictures with texts; each run makes the same.
$_SERVER['HTTP_HOST'] = parse_url( getenv( 'WORDPRESS_HOME' ), PHP_URL_HOST );
require $argv[1] . '/wp-load.php';
require_once ABSPATH . 'wp-admin/includes/taxonomy.php';
wp_defer_term_counting( true );
wp_suspend_cache_invalidation( false );
remove_all_actions( 'do_pings' );
$wpdb->query( 'START TRANSACTION' );

$authors = array( 1 );
foreach ( array( 'ana' => 'Ana Ríos', 'jo' => 'Jo Müller' ) as $login => $name ) {
	$authors[] = wp_insert_user(
		array(
			'user_login'   => $login,
			'user_pass'    => wp_generate_password(),
			'user_email'   => "$login@example.org",
			'display_name' => $name,
			'description'  => "$name writes about rivers.",
			'role'         => 'author',
		)
	);
}
$rivers     = wp_insert_term( 'Rivers & Lakes', 'category', array( 'slug' => 'rivers', 'description' => 'All that flows.' ) );
$floods     = wp_insert_term( 'Floods', 'category', array( 'slug' => 'floods', 'parent' => $rivers['term_id'] ) );
$politics   = wp_insert_term( 'Politics', 'category', array( 'slug' => 'politics' ) );
$categories = array( $rivers['term_id'], $floods['term_id'], $politics['term_id'] );
$words      = array( 'Water', 'Climate “now”', 'Überflutung', 'Климат', 'Dams' );

$pictures = array();
for ( $number = 1; $number <= 3; $number++ ) {
	$file       = "2024/03/river-$number.png";
	$picture    = wp_insert_attachment(
		array(
			'guid'           => content_url( "uploads/$file" ),
			'post_title'     => "River $number",
			'post_excerpt'   => "The river, picture $number.",
			'post_mime_type' => 'image/png',
			'post_status'    => 'inherit',
			'post_date'      => "2024-03-0$number 10:00:00",
			'post_date_gmt'  => "2024-03-0$number 09:00:00",
		),
		$file
	);
	$pictures[] = $picture;
	update_post_meta( $picture, '_wp_attachment_image_alt', "A river & its banks, $number" );
	wp_update_attachment_metadata( $picture, array( 'width' => 1200, 'height' => 800, 'file' => $file, 'sizes' => array() ) );
}

$bodies = array(
	"<!-- wp:paragraph -->\n<p>Water rises, it's \"high\" -- and stays. Number %d.</p>\n<!-- /wp:paragraph -->\n\n<!-- wp:heading -->\n<h2>What now?</h2>\n<!-- /wp:heading -->\n\n<!-- wp:list -->\n<ul><li>Boats</li><li>Bags &amp; sand</li></ul>\n<!-- /wp:list -->",
	"A classic text, number %d.\nIts second line.\n\nA second paragraph with <strong>weight</strong> and a <a href=\"https://example.org/a?b=1&amp;c=2\">link</a>.\n\n<blockquote>Words of \"somebody\"</blockquote>",
	"<!-- wp:paragraph -->\n<p>Наводнение № %d: вода поднимается.</p>\n<!-- /wp:paragraph -->\n\n<!-- wp:quote -->\n<blockquote class=\"wp-block-quote\"><p>Вода!</p><cite>Река</cite></blockquote>\n<!-- /wp:quote -->",
);
$titles = array( 'Water rises, day %d', 'It\'s "high" & rising: %d', 'Вода поднимается %d' );
for ( $number = 1; $number <= (int) $argv[2]; $number++ ) {
	$at   = gmdate( 'Y-m-d H:i:s', 1700000000 + 3600 * $number );
	$post = wp_insert_post(
		wp_slash(
			array(
				'post_title'    => sprintf( $titles[ $number % 3 ], $number ),
				'post_content'  => sprintf( $bodies[ $number % 3 ], $number ),
				'post_excerpt'  => 0 === $number % 4 ? "In short: \"number $number\"." : '',
				'post_status'   => 'publish',
				'post_author'   => $authors[ $number % 3 ],
				'post_date_gmt' => $at,
				'post_date'     => get_date_from_gmt( $at ),
				'post_category' => array( $categories[ $number % 3 ] ),
				'tags_input'    => array( $words[ $number % 5 ], $words[ ( $number + 2 ) % 5 ] ),
			)
		),
		true
	);
	if ( 0 === $number % 5 ) {
		set_post_thumbnail( $post, $pictures[ $number % 3 ] );
	}
}
wp_insert_post(
	array( 'post_type' => 'page', 'post_title' => 'About us', 'post_content' => '<p>A page.</p>', 'post_status' => 'publish', 'post_author' => 1, 'post_date_gmt' => '2023-11-14 10:00:00', 'post_date' => '2023-11-14 11:00:00' )
);
// Nothing was changed since it was published, as far as anybody knows.
$wpdb->query( "UPDATE $wpdb->posts SET post_modified = post_date, post_modified_gmt = post_date_gmt" );
wp_defer_term_counting( false );
$wpdb->query( 'COMMIT' );
