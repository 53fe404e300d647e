package org.mortise.core.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.mortise.core.kernel.Json;
import org.mortise.core.kernel.LocalizedText;
import org.mortise.core.kernel.ObjectKey;
import org.mortise.core.metadata.FieldShape;
import org.mortise.core.metadata.FormShape;
import org.mortise.core.metadata.ValueType;

/** What an offer of a public link gives of records, as the form of these is by now. */
class LinkGrantsTest {

    private static final ObjectKey ORDER = ObjectKey.parse("shop.order");
    private static final ObjectKey WARE = ObjectKey.parse("shop.ware");
    private static final LinkGrants LINK = LinkGrants.of(
            Json.parse("{\"form\":\"order\",\"fields\":[{\"field\":\"ware\"}],"
                    + "\"offer\":{\"ware\":{\"form\":\"ware\",\"show\":[\"price\",\"maker\"]}}}"),
            "shop");

    private static FieldRight right(String key, boolean masked, ValueType maker) {
        var name = LocalizedText.of("x");
        var shape = new FormShape(
                WARE,
                2,
                name,
                "shop__ware",
                "shop__ware__search",
                "name",
                null,
                null,
                List.of(
                        FieldShape.of("name", "text", ValueType.TEXT, name)
                                .column("t_name")
                                .build(),
                        FieldShape.of("price", "money", ValueType.NUMBER, name)
                                .column("n_price")
                                .masked(masked)
                                .build(),
                        FieldShape.of("maker", "text", maker, name)
                                .column("t_maker")
                                .build()),
                List.of());
        var offer = LINK.offer(ORDER, "ware", WARE).orElseThrow();
        return new FormGrants(shape, List.of(offer.on(shape, null))).right(key);
    }

    @Test
    void a_field_that_has_been_masked_since_is_like_one_that_is_not_there() {
        assertThat(right("price", false, ValueType.TEXT)).isEqualTo(FieldRight.READ);
        assertThat(right("price", true, ValueType.TEXT)).isEqualTo(FieldRight.HIDDEN);
        assertThat(right("nothing", true, ValueType.TEXT)).isEqualTo(FieldRight.HIDDEN);
    }

    @Test
    void a_translation_is_seen_with_the_text_that_is_offered_and_given_by_nobody() {
        var name = LocalizedText.of("x");
        var fields = List.of(
                FieldShape.of("ware", "text", ValueType.TEXT, name)
                        .column("t_ware")
                        .translations(Map.of("en-US", "ware_en"))
                        .build(),
                FieldShape.of("ware_en", "text", ValueType.TEXT, name)
                        .column("t_ware_en")
                        .build());
        var filled = new FormShape(ORDER, 1, name, "shop__order", "q", "ware", null, null, fields, List.of());
        var named = new FormShape(WARE, 1, name, "shop__ware", "q", "ware", null, null, fields, List.of());
        var offer = LINK.offer(ORDER, "ware", WARE).orElseThrow();

        assertThat(LINK.on(filled).right("ware")).isEqualTo(FieldRight.WRITE);
        assertThat(LINK.on(filled).right("ware_en")).isEqualTo(FieldRight.HIDDEN);
        assertThat(new FormGrants(named, List.of(offer.on(named, null))).right("ware_en"))
                .isEqualTo(FieldRight.READ);
    }

    @Test
    void a_field_that_leads_to_people_by_now_is_not_shown() {
        assertThat(right("maker", false, ValueType.TEXT)).isEqualTo(FieldRight.READ);
        assertThat(right("maker", false, ValueType.USER)).isEqualTo(FieldRight.HIDDEN);
    }
}
