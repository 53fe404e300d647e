package org.mortise.core.testing;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.mortise.core.kernel.LocalizedText;
import org.mortise.core.kernel.ObjectKey;
import org.mortise.core.metadata.FieldShape;
import org.mortise.core.metadata.FieldShapeBuilder;
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
        return shape(key, type).build();
    }

    public static FieldShape computed(String key, ValueType type) {
        return shape(key, type).computed(true).build();
    }

    public static FieldShape unique(String key) {
        return shape(key, ValueType.TEXT).unique(true).build();
    }

    /** A field of several parts. */
    public static FieldShape structure(String key, String control) {
        return FieldShape.of(key, control, ValueType.STRUCTURE, LocalizedText.of("title of " + key))
                .column("c_" + key)
                .build();
    }

    /** A text whose English the field {@code english} holds. */
    public static FieldShape translated(String key, String english) {
        return shape(key, ValueType.TEXT).translations(Map.of("en-US", english)).build();
    }

    public static FieldShape option(String key, String... options) {
        return shape(key, ValueType.OPTION).options(choices(options)).build();
    }

    public static FieldShape options(String key, String... options) {
        return shape(key, ValueType.OPTIONS).options(choices(options)).build();
    }

    public static FieldShape link(String key, String target) {
        return shape(key, ValueType.LINK).target(ObjectKey.parse(target)).build();
    }

    public static FieldShape links(String key, String target, String table) {
        return shape(key, ValueType.LINKS)
                .target(ObjectKey.parse(target))
                .table(table)
                .build();
    }

    public static FieldShape table(String key, String table, FieldShape... columns) {
        return shape(key, ValueType.SUBTABLE)
                .table(table)
                .fields(List.of(columns))
                .build();
    }

    private static List<OptionShape> choices(String... options) {
        return Stream.of(options)
                .map(option -> new OptionShape(option, LocalizedText.of("label of " + option), null))
                .toList();
    }

    private static FieldShapeBuilder shape(String key, ValueType type) {
        return FieldShape.of(key, "control", type, LocalizedText.of("title of " + key))
                .column(type.hasColumn() ? "c_" + key : null)
                .scale(2);
    }
}
