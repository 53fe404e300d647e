package org.mortise.server;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How to reach the database.
 *
 * @param url {@code postgresql://host:port/database}
 */
record DatabaseSettings(String url, String username, String password) {

    private static final String URL_PROPERTY = "quarkus.datasource.jdbc.url";

    /** What {@code MORTISE_DB_URL}, {@code MORTISE_DB_USERNAME} and {@code MORTISE_DB_PASSWORD} say; null without a URL. */
    static @Nullable DatabaseSettings given(Map<String, String> environment) {
        var url = environment.get("MORTISE_DB_URL");
        if (url == null || url.isBlank()) {
            return null;
        }
        return new DatabaseSettings(
                url.startsWith("jdbc:") ? url.substring("jdbc:".length()) : url,
                environment.getOrDefault("MORTISE_DB_USERNAME", "mortise"),
                environment.getOrDefault("MORTISE_DB_PASSWORD", ""));
    }

    /** Whether somebody has configured the data source of the framework itself. */
    static boolean isConfigured() {
        return System.getProperty(URL_PROPERTY) != null || System.getenv("QUARKUS_DATASOURCE_JDBC_URL") != null;
    }

    /** The same as configuration of both data sources: JDBC migrates, the reactive one does everything else. */
    Map<String, String> asProperties() {
        return Map.of(
                URL_PROPERTY,
                "jdbc:" + url,
                "quarkus.datasource.reactive.url",
                url,
                "quarkus.datasource.username",
                username,
                "quarkus.datasource.password",
                password);
    }
}
