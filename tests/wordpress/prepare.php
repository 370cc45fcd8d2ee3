
// The plugin's own `prepare` reads what a WordPress before 6.4 keeps private.
if ( version_compare( $GLOBALS['wp_version'], '6.4', '<' ) ) {
	class Older_SQLite_DB extends WP_SQLite_DB {
		public function prepare( $query, ...$args ) {
			return wpdb::prepare( $query, ...$args );
		}
	}
	$GLOBALS['wpdb'] = new Older_SQLite_DB( DB_NAME );
}
