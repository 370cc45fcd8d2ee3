<?php
// What Polylang Pro adds for readers of a site: taxonomies, which exports have, and fields and a list of languages in the interface.
// It is on where languages.php has filled these; and pictures say a point that a cut keeps, as plugins have them say it.
function polylang_taxonomies() {
	foreach ( array( 'language', 'post_translations' ) as $name ) {
		register_taxonomy( $name, array( 'post', 'page' ), array( 'public' => false, 'rewrite' => false, 'query_var' => false ) );
	}
	foreach ( array( 'term_language', 'term_translations' ) as $name ) {
		register_taxonomy( $name, 'term', array( 'public' => false, 'rewrite' => false, 'query_var' => false ) );
	}
}

function polylang_field( $name, $of ) {
	return function ( $shown ) use ( $name, $of ) {
		$found = wp_get_object_terms( $shown['id'], $of[ $name ] );
		if ( 'lang' === $name ) {
			return $found ? str_replace( 'pll_', '', $found[0]->slug ) : '';
		}
		return $found ? unserialize( $found[0]->description ) : array( polylang_field( 'lang', $of )( $shown ) => $shown['id'] );
	};
}

if ( get_option( 'polylang' ) ) {
	add_action( 'init', 'polylang_taxonomies' );
	add_action(
		'rest_api_init',
		function () {
			$of_posts = array( 'lang' => 'language', 'translations' => 'post_translations' );
			$of_terms = array( 'lang' => 'term_language', 'translations' => 'term_translations' );
			foreach ( array( 'lang', 'translations' ) as $name ) {
				register_rest_field( array( 'post', 'page' ), $name, array( 'get_callback' => polylang_field( $name, $of_posts ) ) );
				register_rest_field( array( 'category', 'tag' ), $name, array( 'get_callback' => polylang_field( $name, $of_terms ) ) );
			}
			register_rest_route(
				'pll/v1',
				'/languages',
				array(
					'methods'             => 'GET',
					'permission_callback' => '__return_true',
					'callback'            => function () {
						$told = function ( $term ) {
							$said = array( 'locale' => unserialize( $term->description )['locale'] );
							return $said + array( 'term_id' => $term->term_id, 'slug' => $term->slug, 'name' => $term->name );
						};
						return array_map( $told, get_terms( array( 'taxonomy' => 'language', 'hide_empty' => false ) ) );
					},
				)
			);
		}
	);
}
add_action(
	'init',
	function () {
		$number = array( 'type' => 'number' );
		$schema = array( 'type' => 'object', 'properties' => array( 'x' => $number, 'y' => $number ) );
		$said   = array( 'type' => 'object', 'single' => true, 'show_in_rest' => array( 'schema' => $schema ) );
		register_post_meta( 'attachment', 'focal_point', $said );
	}
);
