package org.mortise.core.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mortise.core.kernel.Json;

class SealTest {

    private static final String PLACE = "f_person.idcard";
    private static final JsonNode NUMBER = TextNode.valueOf("11010519491231002X");

    private final Seal seal = Seal.of(key(1));

    @Test
    void what_is_sealed_opens_at_its_place() {
        var sealed = seal.seal(PLACE, NUMBER);

        assertThat(Seal.isSealed(sealed)).isTrue();
        assertThat(sealed.toString()).doesNotContain(NUMBER.asText());
        assertThat(seal.open(PLACE, sealed)).isEqualTo(NUMBER);
    }

    @Test
    void it_opens_at_no_other_place() {
        var sealed = seal.seal(PLACE, NUMBER);

        assertThatThrownBy(() -> seal.open("f_person.phone", sealed)).hasMessageContaining("f_person.phone");
    }

    @Test
    void one_changed_character_is_noticed() {
        var sealed = (ObjectNode) seal.seal(PLACE, NUMBER);
        var text = sealed.path(Seal.SEALED).asText();
        var middle = text.length() - 8;
        var other = text.charAt(middle) == 'A' ? 'B' : 'A';
        sealed.put(Seal.SEALED, text.substring(0, middle) + other + text.substring(middle + 1));

        assertThatThrownBy(() -> seal.open(PLACE, sealed)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void the_same_value_is_sealed_otherwise_each_time_but_marked_the_same() {
        var one = seal.seal(PLACE, NUMBER);
        var two = seal.seal(PLACE, NUMBER);

        assertThat(one.path(Seal.SEALED)).isNotEqualTo(two.path(Seal.SEALED));
        assertThat(one.path(Seal.MARK)).isEqualTo(two.path(Seal.MARK));
        assertThat(seal.marks(PLACE, NUMBER.asText()))
                .containsExactly(one.path(Seal.MARK).asText());
    }

    @Test
    void marks_tell_values_and_places_apart() {
        assertThat(seal.marks(PLACE, "a")).isNotEqualTo(seal.marks(PLACE, "b"));
        assertThat(seal.marks(PLACE, "a")).isNotEqualTo(seal.marks("f_other.idcard", "a"));
    }

    @Test
    void blanks_and_what_is_sealed_stay_as_they_are() {
        var sealed = seal.seal(PLACE, NUMBER);

        assertThat(seal.seal(PLACE, NullNode.getInstance()).isNull()).isTrue();
        assertThat(seal.seal(PLACE, TextNode.valueOf(""))).isEqualTo(TextNode.valueOf(""));
        assertThat(seal.seal(PLACE, sealed)).isEqualTo(sealed);
        assertThat(seal.open(PLACE, NUMBER)).isEqualTo(NUMBER);
    }

    @Test
    void an_old_key_still_opens_and_the_new_one_seals() {
        var old = seal.seal(PLACE, NUMBER);
        var both = Seal.of(key(2), key(1));

        assertThat(both.open(PLACE, old)).isEqualTo(NUMBER);
        var renewed = both.renewed(PLACE, old);
        assertThat(Seal.of(key(2)).open(PLACE, renewed)).isEqualTo(NUMBER);
        assertThat(both.renewed(PLACE, renewed)).isEqualTo(renewed);
        assertThat(both.marks(PLACE, NUMBER.asText()))
                .containsExactly(
                        renewed.path(Seal.MARK).asText(), old.path(Seal.MARK).asText());
    }

    @Test
    void a_key_that_is_not_there_is_named() {
        var sealed = Seal.of(key(2)).seal(PLACE, NUMBER);

        assertThatThrownBy(() -> seal.open(PLACE, sealed))
                .hasMessageContaining(Seal.of(key(2)).keyIds().get(0))
                .hasMessageContaining("MORTISE_ENCRYPTION_OLD_KEYS");
    }

    @Test
    void the_key_file_is_made_once_and_for_its_owner_alone(@TempDir Path home) throws IOException {
        var file = home.resolve("deep").resolve("encryption.key");
        var vault = Vault.in(file);
        assertThat(vault.seal()).isEmpty();

        var sealed = vault.made().seal(PLACE, NUMBER);

        assertThat(Files.getPosixFilePermissions(file)).hasSize(2);
        assertThat(Vault.in(file).made().open(PLACE, sealed)).isEqualTo(NUMBER);
        try (var files = Files.list(file.getParent())) {
            assertThat(files).containsExactly(file);
        }
    }

    @Test
    void documents_beside_the_records_are_sealed_as_soon_as_there_is_a_key() {
        var document = Json.parse("{\"idcard\":\"11010519491231002X\"}");
        var vault = Vault.of(seal);

        var kept = vault.kept("answers", document);

        assertThat(kept.toString()).doesNotContain("1949");
        assertThat(vault.read("answers", kept)).isEqualTo(document);
        assertThat(vault.read("answers", document)).isEqualTo(document);
        assertThat(vault.read("answers", vault.kept("answers", NUMBER))).isEqualTo(NUMBER);
        assertThat(vault.kept("answers", NUMBER).has(Seal.MARK)).isFalse();
        assertThat(Vault.none().kept("answers", document)).isEqualTo(document);
    }

    private static byte[] key(int fill) {
        var key = new byte[32];
        Arrays.fill(key, (byte) fill);
        return key;
    }
}
