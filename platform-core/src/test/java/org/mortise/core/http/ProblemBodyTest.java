package org.mortise.core.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.mortise.core.http.ProblemBody.Item;

class ProblemBodyTest {

    @Test
    void the_same_sentence_about_several_places_is_said_once_with_the_places() {
        assertThat(ProblemBody.detail(List.of(
                        item("/data/name", "Required."),
                        item("/data/price", "At least 1."),
                        item("/data/rows/1/qty", "Required."))))
                .isEqualTo("Required. (/data/name, /data/rows/1/qty) At least 1.");
    }

    @Test
    void what_is_said_of_one_place_or_of_none_stands_as_it_is() {
        assertThat(ProblemBody.detail(
                        List.of(item("/data/name", "Required."), item("", "Sign in."), item("", "Sign in."))))
                .isEqualTo("Required. Sign in.");
    }

    private static Item item(String path, String message) {
        return new Item("code", path, Map.of(), message);
    }
}
