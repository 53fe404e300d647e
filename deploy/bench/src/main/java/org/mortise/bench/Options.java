package org.mortise.bench;

import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What a run is told on the command line, as {@code --name=value}.
 *
 * @param rows records to fill
 * @param requests per endpoint for warming up; half as many are counted
 * @param rounds executions of each statement
 * @param url JDBC address of an empty PostgreSQL database, whose user is a superuser; null: one is started
 * @param user of that database
 * @param password of that database
 * @param server the packaged server
 * @param page whose part between the marks is replaced by what was measured; null: only printed
 * @param heap of the server, in megabytes
 * @param form whether a large form is measured, instead of many records
 * @param recompute whether computing the records anew after a publish is measured
 * @param encryption whether what encryption costs is measured
 */
record Options(
        int rows,
        int requests,
        int rounds,
        @Nullable String url,
        String user,
        String password,
        Path server,
        @Nullable Path page,
        int heap,
        boolean form,
        boolean recompute,
        boolean encryption) {

    private static final Set<String> KNOWN = Set.of(
            "rows",
            "requests",
            "rounds",
            "url",
            "user",
            "password",
            "server",
            "page",
            "heap",
            "form",
            "recompute",
            "encryption");

    static Options parse(String... arguments) {
        var given = new TreeMap<String, String>();
        for (var argument : arguments) {
            var parts = argument.split("=", 2);
            var name = parts[0].replaceFirst("^--", "");
            if (parts.length != 2 || !KNOWN.contains(name)) {
                throw new IllegalArgumentException("unknown argument " + argument + "; known are " + KNOWN);
            }
            given.put(name, parts[1]);
        }
        return new Options(
                number(given, "rows", 1_000_000),
                number(given, "requests", 20_000),
                number(given, "rounds", 300),
                given.get("url"),
                given.getOrDefault("user", "postgres"),
                given.getOrDefault("password", ""),
                Path.of(given.getOrDefault("server", "deploy/server/target/quarkus-app/quarkus-run.jar")),
                given.containsKey("page") ? Path.of(given.getOrDefault("page", "")) : null,
                number(given, "heap", 512),
                Boolean.parseBoolean(given.get("form")),
                Boolean.parseBoolean(given.get("recompute")),
                Boolean.parseBoolean(given.get("encryption")));
    }

    private static int number(Map<String, String> given, String name, int otherwise) {
        var text = given.get(name);
        return text == null ? otherwise : Integer.parseInt(text.replace("_", ""));
    }
}
