package org.mortise.form.definition;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.mortise.core.kernel.Json;
import org.mortise.core.kernel.ObjectKey;
import org.mortise.core.metadata.MetadataSnapshot;
import org.mortise.form.record.FormWorld;

class OptionSetKindTest {

    private static FormWorld world;

    @BeforeAll
    static void open() {
        world = new FormWorld();
    }

    @AfterAll
    static void close() {
        world.close();
    }

    @Test
    void options_have_keys_of_their_own() {
        assertThat(problems("{\"options\": [{\"key\": \"a\"}, {\"key\": \"b\"}, {\"key\": \"a\"}]}"))
                .containsExactly("/options/2/key key_repeated");
    }

    @Test
    void a_word_belongs_to_one_option_whatever_its_width_and_case() {
        assertThat(problems("""
                        {"options": [
                          {"key": "a", "label": "甲", "aliases": ["First", "甲", "ｆｉｒｓｔ"]},
                          {"key": "b", "label": {"zh-CN": "乙", "en-US": "Second"}, "aliases": ["甲", "FIRST", "a", "third"]},
                          {"key": "c", "label": "丙", "aliases": ["sec ond"]}]}"""))
                .containsExactly(
                        "/options/1/aliases/0 option_alias_shared",
                        "/options/1/aliases/1 option_alias_shared",
                        "/options/1/aliases/2 option_alias_shared",
                        "/options/2/aliases/0 option_alias_shared");
    }

    @Test
    void who_uses_an_option_is_asked_by_its_key() {
        var set = Json.parse("{\"options\": [{\"key\": \"a\"}, {\"key\": \"b\"}]}");

        assertThat(world.optionSets.without(set, "a")).contains(Json.parse("{\"options\": [{\"key\": \"b\"}]}"));
        assertThat(world.optionSets.without(set, "c")).isEmpty();
    }

    private static List<String> problems(String doc) {
        return world.optionSets.check(new ObjectKey("crm", "it"), Json.parse(doc), MetadataSnapshot.empty()).stream()
                .map(problem -> problem.path() + " " + problem.code())
                .toList();
    }
}
