<?php
// languages.php ROOT: makes the site one of two languages, as Polylang does: all is English, the first posts and some terms have translations.
$_SERVER['HTTP_HOST'] = parse_url( getenv( 'WORDPRESS_HOME' ), PHP_URL_HOST );
require $argv[1] . '/wp-load.php';
require_once ABSPATH . 'wp-admin/includes/taxonomy.php';
update_option( 'polylang', 1 );
polylang_taxonomies();

foreach ( array( 'en' => array( 'English', 'en_GB' ), 'fr' => array( 'Français', 'fr_FR' ) ) as $slug => $language ) {
	$said = serialize( array( 'locale' => $language[1], 'rtl' => 0, 'flag_code' => $slug ) );
	wp_insert_term( $language[0], 'language', array( 'slug' => $slug, 'description' => wp_slash( $said ) ) );
	wp_insert_term( $language[0], 'term_language', array( 'slug' => "pll_$slug" ) );
}

// Puts translations into one group, which is a term whose description says which they are.
function grouped( $translations, $group, $language, $prefix ) {
	$slug = 'pll_' . implode( '_', $translations );
	wp_insert_term( $slug, $group, array( 'slug' => $slug, 'description' => wp_slash( serialize( $translations ) ) ) );
	foreach ( $translations as $name => $number ) {
		wp_set_object_terms( $number, $slug, $group );
		wp_set_object_terms( $number, $prefix . $name, $language );
	}
}

$french = array();
foreach ( array( 'category' => array( 'rivers' => 'Rivières & lacs', 'floods' => 'Inondations' ), 'post_tag' => array( 'dams' => 'Barrages' ) ) as $taxonomy => $names ) {
	foreach ( get_terms( array( 'taxonomy' => $taxonomy, 'hide_empty' => false, 'orderby' => 'term_id' ) ) as $term ) {
		$translations = array( 'en' => $term->term_id );
		if ( isset( $names[ $term->slug ] ) ) {
			$above              = 'floods' === $term->slug ? $french['rivers'] : 0;
			$made               = wp_insert_term( $names[ $term->slug ], $taxonomy, array( 'description' => 'En français.', 'parent' => $above ) );
			$translations['fr'] = $french[ $term->slug ] = $made['term_id'];
		}
		grouped( $translations, 'term_translations', 'term_language', 'pll_' );
	}
}
$posts = get_posts( array( 'post_type' => array( 'post', 'page' ), 'numberposts' => -1, 'orderby' => 'ID', 'order' => 'ASC' ) );
foreach ( $posts as $at => $post ) {
	wp_set_object_terms( $post->ID, 'en', 'language' );
	if ( $at < 3 ) {
		$translation = array(
			'post_title'    => "En français, $at",
			'post_content'  => '<p>De l’eau.</p>',
			'post_status'   => 'publish',
			'post_author'   => 1,
			'post_date_gmt' => gmdate( 'Y-m-d H:i:s', 1690000000 + $at ),
			'post_date'     => get_date_from_gmt( gmdate( 'Y-m-d H:i:s', 1690000000 + $at ) ),
			'post_category' => array( $french['rivers'], $french['floods'] ),
		);
		$number      = wp_insert_post( wp_slash( $translation ) );
		wp_set_object_terms( $number, array( $french['dams'] ), 'post_tag' );
		grouped( array( 'en' => $post->ID, 'fr' => $number ), 'post_translations', 'language', '' );
	}
}
foreach ( get_posts( array( 'post_type' => 'attachment', 'numberposts' => -1 ) ) as $at => $picture ) {
	update_post_meta( $picture->ID, 'focal_point', array( 'x' => $at ? 25 : 0.25, 'y' => $at ? 87.5 : 0.875 ) );
}
$wpdb->query( "UPDATE $wpdb->posts SET post_modified = post_date, post_modified_gmt = post_date_gmt" );
