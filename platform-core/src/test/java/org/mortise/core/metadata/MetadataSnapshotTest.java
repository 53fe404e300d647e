package org.mortise.core.metadata;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.mortise.core.kernel.Json;
import org.mortise.core.kernel.LocalizedText;
import org.mortise.core.kernel.ObjectKey;

class MetadataSnapshotTest {

    private static final ObjectKey FORM = ObjectKey.parse("shop.order");
    private static final ObjectKey SET = ObjectKey.parse("shop.stage");

    @Test
    void a_form_offers_what_its_option_set_offers_now_whichever_was_published_last() {
        var before = MetadataSnapshot.empty().with(1, List.of(form(), set(1, "Open")));
        var after = before.with(2, List.of(set(2, "Opened")));
        var again = after.with(3, List.of(form()));

        assertThat(label(before)).isEqualTo("Open");
        assertThat(label(after)).isEqualTo("Opened");
        assertThat(label(again)).isEqualTo("Opened");
    }

    @Test
    void a_form_whose_option_set_is_not_there_keeps_what_it_was_compiled_with() {
        assertThat(label(MetadataSnapshot.empty().with(1, List.of(form())))).isEqualTo("as compiled");
    }

    private static String label(MetadataSnapshot snapshot) {
        var column =
                snapshot.form(FORM).orElseThrow().field("lines").orElseThrow().field("stage");
        return column.orElseThrow().option("open").orElseThrow().label().in(Locale.US);
    }

    private static PublishedObject set(int version, String label) {
        var doc = Json.object();
        doc.putArray("options").addObject().put("key", "open").put("label", label);
        return new PublishedObject(SET, OptionShape.SET, version, doc, null);
    }

    private static PublishedObject form() {
        var compiled = List.of(new OptionShape("open", LocalizedText.of("as compiled"), null));
        var stage = field("stage", ValueType.OPTION, compiled, SET, List.of());
        var lines = field("lines", ValueType.SUBTABLE, List.of(), null, List.of(stage));
        var shape = new FormShape(
                FORM, 1, LocalizedText.of("Order"), "t", "s", "lines", null, null, List.of(lines), List.of());
        return new PublishedObject(FORM, FormShape.KIND, 1, Json.object(), shape.toJson());
    }

    private static FieldShape field(
            String key, ValueType type, List<OptionShape> options, @Nullable ObjectKey set, List<FieldShape> columns) {
        return FieldShape.of(key, "control", type, LocalizedText.of(key))
                .column(type.hasColumn() ? key : null)
                .options(options)
                .optionSet(set)
                .fields(columns)
                .build();
    }
}
