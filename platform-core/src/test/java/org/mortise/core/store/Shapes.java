package org.mortise.core.store;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.mortise.core.kernel.LocalizedText;
import org.mortise.core.kernel.ObjectKey;
import org.mortise.core.metadata.FieldShape;
import org.mortise.core.metadata.FieldShapeBuilder;
import org.mortise.core.metadata.FieldTraits;
import org.mortise.core.metadata.FormShape;
import org.mortise.core.metadata.Mask;
import org.mortise.core.metadata.OptionShape;
import org.mortise.core.metadata.ValueType;

/** Hand-made forms: orders with lines, made for partners. */
final class Shapes {

    static final ObjectKey PARTNER = ObjectKey.parse("shop.partner");
    static final ObjectKey ORDER = ObjectKey.parse("shop.order");

    private Shapes() {}

    static FormShape partner() {
        return form(
                PARTNER,
                "name",
                null,
                List.of(
                        searched(showing(Mask.ENDS, field("name", "text", ValueType.TEXT))),
                        searched(showing(Mask.TELEPHONE, field("phone", "phone", ValueType.TEXT))),
                        searched(field("note", "textarea", ValueType.LONG_TEXT)),
                        option("level", "gold", "silver", "bronze"),
                        field("secret", "number", ValueType.NUMBER)));
    }

    static FormShape order(FieldShape... more) {
        var fields = Stream.concat(
                        Stream.of(
                                unique(searched(showing(Mask.ENDS, field("no", "text", ValueType.TEXT)))),
                                link("partner", ValueType.LINK, PARTNER, null),
                                option("stage", "open", "won", "lost"),
                                field("amount", "money", ValueType.NUMBER),
                                field("due", "date", ValueType.DATE),
                                field("at", "datetime", ValueType.DATETIME),
                                field("urgent", "switch", ValueType.BOOLEAN),
                                options("tags", "red", "green", "blue"),
                                field("owner", "user", ValueType.USER),
                                showing(Mask.MAILBOX, field("email", "email", ValueType.TEXT)),
                                field("cost", "money", ValueType.NUMBER),
                                link("others", ValueType.LINKS, PARTNER, "l_order_others"),
                                table(
                                        "items",
                                        "f_order_items",
                                        field("what", "text", ValueType.TEXT),
                                        link("by", ValueType.LINK, PARTNER, null),
                                        field("price", "money", ValueType.NUMBER))),
                        Stream.of(more))
                .toList();
        return form(ORDER, "no", "owner", fields);
    }

    static FormShape without(FormShape shape, String key, int version) {
        return withFields(
                shape,
                version,
                shape.fields().stream()
                        .filter(field -> !field.key().equals(key))
                        .toList());
    }

    static FormShape withFields(FormShape shape, int version, List<FieldShape> fields) {
        return new FormShape(
                shape.form(),
                version,
                shape.title(),
                shape.table(),
                shape.searchTable(),
                shape.titleField(),
                shape.ownerField(),
                shape.departmentField(),
                fields,
                shape.uniques());
    }

    static FieldShape field(String key, String control, ValueType type) {
        return shape(key, control, type).build();
    }

    /** The same field with a mask: its traits alone decide what is shown of it, whatever its kind is called. */
    static FieldShape showing(Mask mask, FieldShape field) {
        return field.but().traits(FieldTraits.PLAIN.showing(mask)).build();
    }

    static FieldShape searched(FieldShape field) {
        return field.but().searchable(true).build();
    }

    static FieldShape unique(FieldShape field) {
        return field.but().unique(true).build();
    }

    static FieldShape link(String key, ValueType type, ObjectKey target, @Nullable String table) {
        return shape(key, "link", type).target(target).table(table).build();
    }

    static FieldShape option(String key, String... options) {
        return choice(key, ValueType.OPTION, options);
    }

    static FieldShape options(String key, String... options) {
        return choice(key, ValueType.OPTIONS, options);
    }

    static FieldShape table(String key, String table, FieldShape... columns) {
        return shape(key, "subtable", ValueType.SUBTABLE)
                .table(table)
                .fields(List.of(columns))
                .build();
    }

    private static FieldShape choice(String key, ValueType type, String... options) {
        var choices = Stream.of(options)
                .map(each -> new OptionShape(each, LocalizedText.of(each), null))
                .toList();
        return shape(key, "select", type).options(choices).build();
    }

    private static FormShape form(
            ObjectKey key, String titleField, @Nullable String ownerField, List<FieldShape> fields) {
        return new FormShape(
                key,
                1,
                LocalizedText.of(key.key()),
                "f_" + key.key(),
                "q_" + key.key(),
                titleField,
                ownerField,
                null,
                fields,
                List.of());
    }

    private static FieldShapeBuilder shape(String key, String control, ValueType type) {
        return FieldShape.of(key, control, type, LocalizedText.of(key))
                .column(type.hasColumn() ? "c_" + key : null)
                .scale(2);
    }
}
