<?php
// Writes stories (one JSON object a line) straight into the tables: php load.php ROOT FILE
require $argv[1] . '/wp-load.php';
wp_defer_term_counting(true);
const POSTS = 'post_author, post_date, post_date_gmt, post_content, post_title, post_excerpt, post_status, post_name, '
    . 'to_ping, pinged, post_modified, post_modified_gmt, post_content_filtered, guid';

function term(string $name, string $taxonomy): int
{
    static $known = [];
    if (!isset($known["$taxonomy $name"])) {
        $found = term_exists($name, $taxonomy) ?: wp_insert_term($name, $taxonomy);
        $known["$taxonomy $name"] = (int) $found['term_taxonomy_id'];
    }
    return $known["$taxonomy $name"];
}

function write(array $stories): void
{
    global $wpdb;
    $next = 1 + (int) $wpdb->get_var("SELECT MAX(ID) FROM $wpdb->posts");
    $posts = $relations = [];
    foreach ($stories as $place => $story) {
        $text = '';
        foreach ($story->paragraphs as $paragraph) {
            $text .= "<!-- wp:paragraph -->\n<p>$paragraph</p>\n<!-- /wp:paragraph -->\n\n";
        }
        $when = $story->published;
        $id = $next + $place;
        $posts[] = $wpdb->prepare(
            "($id, 1, %s, %s, %s, %s, %s, 'publish', %s, '', '', %s, %s, '', %s)",
            $when, $when, $text, $story->title, $story->standfirst, $story->slug, $when, $when, "story:$id"
        );
        $terms = [term($story->section, 'category')];
        foreach ($story->topics as $topic) {
            $terms[] = term($topic, 'post_tag');
        }
        foreach (array_unique($terms) as $term) {
            $relations[] = "($id, $term)";
        }
    }
    $wpdb->query("INSERT INTO $wpdb->posts (ID, " . POSTS . ') VALUES ' . implode(',', $posts)) or exit($wpdb->last_error);
    $wpdb->query("INSERT INTO $wpdb->term_relationships (object_id, term_taxonomy_id) VALUES " . implode(',', $relations))
        or exit($wpdb->last_error);
}

$chunk = [];
foreach (new SplFileObject($argv[2]) as $line) {
    if (trim($line) !== '') {
        $chunk[] = json_decode($line);
    }
    if (count($chunk) === 500) {
        write($chunk);
        $chunk = [];
    }
}
if ($chunk) {
    write($chunk);
}
$wpdb->query("UPDATE $wpdb->term_taxonomy t SET count = (SELECT COUNT(*) FROM $wpdb->term_relationships r
    WHERE r.term_taxonomy_id = t.term_taxonomy_id)");
$wpdb->query("ANALYZE TABLE $wpdb->posts, $wpdb->term_relationships, $wpdb->term_taxonomy");
echo wp_count_posts()->publish;
