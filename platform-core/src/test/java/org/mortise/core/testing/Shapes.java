package org.mortise.core.testing;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.mortise.core.kernel.LocalizedText;
import org.mortise.core.kernel.ObjectKey;
import org.mortise.core.metadata.FieldShape;
import org.mortise.core.metadata.FormShape;
import org.mortise.core.metadata.OptionShape;
import org.mortise.core.metadata.ValueType;

/** Hand-made forms; the first field is the title, a field called {@code owner} makes the owner. */
public final class Shapes {

    private Shapes() {}

    public static FormShape form(String form, FieldShape... fields) {
        var key = ObjectKey.parse(form);
        var owned = Stream.of(fields).anyMatch(field -> field.key().equals("owner"));
        return new FormShape(
                key,
                1,
                LocalizedText.of(key.key()),
                "f_" + key.key(),
                "q_" + key.key(),
                fields[0].key(),
                owned ? "owner" : null,
                null,
                List.of(fields),
                List.of());
    }

    public static FieldShape field(String key, ValueType type) {
        return shape(key, type, null, null, List.of(), List.of(), false);
    }

    public static FieldShape unique(String key) {
        return shape(key, ValueType.TEXT, null, null, List.of(), List.of(), true);
    }

    public static FieldShape option(String key, String... options) {
        return shape(key, ValueType.OPTION, null, null, choices(options), List.of(), false);
    }

    public static FieldShape options(String key, String... options) {
        return shape(key, ValueType.OPTIONS, null, null, choices(options), List.of(), false);
    }

    public static FieldShape link(String key, String target) {
        return shape(key, ValueType.LINK, null, ObjectKey.parse(target), List.of(), List.of(), false);
    }

    public static FieldShape links(String key, String target, String table) {
        return shape(key, ValueType.LINKS, table, ObjectKey.parse(target), List.of(), List.of(), false);
    }

    public static FieldShape table(String key, String table, FieldShape... columns) {
        return shape(key, ValueType.SUBTABLE, table, null, List.of(), List.of(columns), false);
    }

    private static List<OptionShape> choices(String... options) {
        return Stream.of(options)
                .map(option -> new OptionShape(option, LocalizedText.of("label of " + option), null))
                .toList();
    }

    private static FieldShape shape(
            String key,
            ValueType type,
            @Nullable String table,
            @Nullable ObjectKey target,
            List<OptionShape> options,
            List<FieldShape> fields,
            boolean unique) {
        return new FieldShape(
                key,
                "control",
                type,
                LocalizedText.of("title of " + key),
                type.hasColumn() ? "c_" + key : null,
                table,
                target,
                options,
                null,
                fields,
                2,
                false,
                unique,
                false);
    }
}
