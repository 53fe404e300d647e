package org.mortise.core.formula;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.mortise.core.formula.Signature.Param;

/** The functions of FX as {@code formula/catalogue.json} describes them: the one source for both twins, the editor and the docs. */
final class Catalogue {

    private static final Map<String, Signature> SIGNATURES = read();

    private Catalogue() {}

    private static final Map<String, Signature> BY_ALIAS = SIGNATURES.values().stream()
            .flatMap(signature -> signature.aliases().stream().map(alias -> Map.entry(alias, signature)))
            .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));

    /** By name or by alias, in capitals. */
    static @Nullable Signature find(String name) {
        var signature = SIGNATURES.get(name);
        return signature == null ? BY_ALIAS.get(name) : signature;
    }

    static Signature named(String name) {
        var signature = SIGNATURES.get(name);
        if (signature == null) {
            throw new IllegalArgumentException("no function " + name);
        }
        return signature;
    }

    static Set<String> names() {
        return SIGNATURES.keySet();
    }

    /** TRUE(), FALSE() and BLANK() are constants that happen to be written as calls, and some are fields of every record. */
    static Expr constant(String name, Expr call) {
        return switch (name) {
            case "TRUE" -> new Expr.BoolLiteral(true);
            case "FALSE" -> new Expr.BoolLiteral(false);
            case "BLANK" -> new Expr.BlankLiteral();
            case "CREATEDTIME" -> new Expr.Field(FieldPath.of("created_at"), FxType.Scalar.DATETIME);
            case "LASTMODIFIED" -> new Expr.Field(FieldPath.of("updated_at"), FxType.Scalar.DATETIME);
            default -> call;
        };
    }

    private static Map<String, Signature> read() {
        var signatures = new LinkedHashMap<String, Signature>();
        for (var entry : list(new CatalogueReader(text()).read())) {
            var signature = signature(map(entry));
            signatures.put(signature.name(), signature);
        }
        return Collections.unmodifiableMap(signatures);
    }

    private static String text() {
        try (var stream = Catalogue.class.getResourceAsStream("/formula/catalogue.json")) {
            if (stream == null) {
                throw new IllegalStateException("formula/catalogue.json is missing");
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static Signature signature(Map<?, ?> entry) {
        var tail = entry.get("tail");
        return new Signature(
                string(entry, "name"),
                entry.get("aliases") instanceof List<?> aliases
                        ? aliases.stream().map(String::valueOf).toList()
                        : List.of(),
                string(entry, "category"),
                list(entry.get("params")).stream()
                        .map(param -> param(map(param)))
                        .toList(),
                entry.get("repeat") instanceof Integer repeat ? repeat : 0,
                tail == null ? null : param(map(tail)),
                string(entry, "result"),
                Boolean.TRUE.equals(entry.get("volatile")),
                Boolean.TRUE.equals(entry.get("serverOnly")),
                Boolean.TRUE.equals(entry.get("sqlable")),
                Boolean.TRUE.equals(entry.get("asks")));
    }

    private static Param param(Map<?, ?> entry) {
        return new Param(
                string(entry, "name"),
                string(entry, "type"),
                Boolean.TRUE.equals(entry.get("optional")),
                entry.get("gives") instanceof String type ? type : null);
    }

    private static String string(Map<?, ?> entry, String key) {
        if (entry.get(key) instanceof String text) {
            return text;
        }
        throw new IllegalStateException("the catalogue lacks %s in %s".formatted(key, entry));
    }

    private static Map<?, ?> map(@Nullable Object value) {
        if (value instanceof Map<?, ?> map) {
            return map;
        }
        throw new IllegalStateException("the catalogue has no object at " + value);
    }

    private static List<?> list(@Nullable Object value) {
        if (value instanceof List<?> list) {
            return list;
        }
        throw new IllegalStateException("the catalogue has no list at " + value);
    }
}
