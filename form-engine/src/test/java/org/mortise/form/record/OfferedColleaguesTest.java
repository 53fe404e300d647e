package org.mortise.form.record;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mortise.core.kernel.ObjectKey;
import org.mortise.core.org.NewPerson;
import org.mortise.form.publiclink.Arrival;
import org.mortise.form.publiclink.Asked;

/** Of the colleagues that a public link offers each is found by his name and by how it is read, however many there are. */
class OfferedColleaguesTest {

    private final FormWorld world = new FormWorld();

    @BeforeEach
    void published() {
        named("w.x", "王小芳");
        named("li", "Li Qiang");
        world.publish(
                "{'kind':'role','key':'doctor','title':'Doctor','grants':[]}",
                "{'kind':'form','key':'visit','title':'Visit','model':{'titleField':'name','fields':["
                        + "{'key':'name','type':'text','title':'Name'},{'key':'host','type':'user','title':'Host'}]}}",
                "{'kind':'publiclink','key':'gate','title':'Gate','form':'visit','fields':[{'field':'host'}],"
                        + "'offer':{'host':{'roles':['doctor'],'list':true}}}");
    }

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void names_are_found_by_how_they_are_read_and_by_nothing_else_of_the_person() {
        assertThat(titles(found("xiaofang"))).containsExactly("王小芳");
        assertThat(titles(found("WXF"))).containsExactly("王小芳");
        assertThat(titles(found("小"))).containsExactly("王小芳");
        assertThat(titles(found("qiang"))).containsExactly("Li Qiang");
        assertThat(titles(found("w.x"))).isEmpty();
        assertThat(found("").has("more")).isFalse();
    }

    @Test
    void whoever_stands_behind_the_first_thousand_is_found_and_the_list_says_that_there_are_others() {
        world.rows("""
                WITH added AS (
                    INSERT INTO person (id, login, name, administrator, active, created_at, updated_at)
                    SELECT gen_random_uuid(), 'a' || n, 'Abe ' || n, false, true, now(), now()
                      FROM generate_series(1, 1000) AS n RETURNING id)
                INSERT INTO role_member (role, person) SELECT 'shop.doctor', id FROM added""");

        var all = found("");
        assertThat(titles(all)).hasSize(100).doesNotContain("Li Qiang", "王小芳");
        assertThat(all.path("more").asBoolean()).isTrue();
        assertThat(titles(found("Li Q"))).containsExactly("Li Qiang");
        assertThat(titles(found("wxf"))).containsExactly("王小芳");
        assertThat(titles(found("Abe 77"))).contains("Abe 77", "Abe 777");
    }

    private void named(String login, String name) {
        FormWorld.wait(world.database.inTransaction(transaction -> world.people
                .create(transaction, NewPerson.of(login, name, null, null))
                .call(id -> world.people.assign(transaction, ObjectKey.parse("shop.doctor"), id))));
    }

    private JsonNode found(String search) {
        var token = world.rows("SELECT token FROM public_link").get(0).getString("token");
        return FormWorld.wait(world.publicChoices()
                .of(Arrival.of(token, null), "::1", "host", new Asked(search, null), Locale.CHINA));
    }

    private static List<String> titles(JsonNode found) {
        return found.path("items").findValuesAsText("title");
    }
}
