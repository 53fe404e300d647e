package org.mortise.core.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class JsonTest {

    @Test
    void canonical_json_sorts_keys_keeps_decimals_and_ends_with_a_line_break() {
        var canonical = Json.canonical(Json.parse("{\"b\":[1.10,{}],\"a\":{\"d\":[],\"c\":\"榫卯\"}}"));

        assertThat(canonical).isEqualTo("""
                        {
                          "a": {
                            "c": "榫卯",
                            "d": []
                          },
                          "b": [
                            1.10,
                            {}
                          ]
                        }
                        """);
    }

    @Test
    void documents_deeper_than_the_limit_are_refused_while_reading() {
        var deep = "[".repeat(Json.MAX_DEPTH + 1) + "]".repeat(Json.MAX_DEPTH + 1);

        assertThatThrownBy(() -> Json.parse(deep)).isInstanceOf(Rejected.class);
    }
}
