package org.mortise.core.metadata;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.mortise.core.kernel.Json;

/** The JSON Schemas on the classpath, {@code schema/<name>.schema.json}, each read once. */
public final class Schemas {

    private static final Map<String, JsonNode> READ = new ConcurrentHashMap<>();

    private static final Pattern NAME = Pattern.compile("[a-z]{1,30}");

    private Schemas() {}

    /** The schema called {@code name}: a kind of metadata, or one of the shapes they share. */
    public static JsonNode document(String name) {
        return READ.computeIfAbsent(name, Schemas::read);
    }

    /** The same, for names that come from outside; empty when there is none. */
    public static Optional<JsonNode> find(String name) {
        return NAME.matcher(name).matches() && exists(path(name)) ? Optional.of(document(name)) : Optional.empty();
    }

    private static boolean exists(String path) {
        try (var file = open(path)) {
            return file != null;
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static JsonNode read(String name) {
        try (var file = open(path(name))) {
            if (file == null) {
                throw new IllegalStateException("no " + path(name) + " on the classpath");
            }
            return Json.parse(new String(file.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static String path(String name) {
        return "schema/" + name + ".schema.json";
    }

    private static @Nullable InputStream open(String path) {
        var loader = Thread.currentThread().getContextClassLoader();
        return (loader == null ? Schemas.class.getClassLoader() : loader).getResourceAsStream(path);
    }
}
