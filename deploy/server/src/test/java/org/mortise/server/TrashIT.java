package org.mortise.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.mortise.server.SharedServer.Crm;

/** The trash is searched by what names the records, by those who could restore them. */
@ExtendWith(SharedServer.class)
class TrashIT {

    private static final String CUSTOMERS = "/forms/crm.customer/records";

    private final Crm crm;

    TrashIT(Crm crm) {
        this.crm = crm;
    }

    @Test
    void a_part_of_the_name_finds_what_was_deleted_and_nothing_else() {
        var wang = crm.signIn("wang.fang");
        throwAway(wang, "垃圾箱检索甲");
        throwAway(wang, "另一家公司");

        assertThat(found(wang, "箱检索")).containsExactly("垃圾箱检索甲");
        assertThat(found(wang, "垃圾箱检索乙")).isEmpty();
        assertThat(found(wang, "")).contains("垃圾箱检索甲", "另一家公司");
    }

    @Test
    void what_somebody_may_not_restore_he_does_not_find() {
        throwAway(crm.signIn("wang.fang"), "只有王芳的垃圾");

        assertThat(found(crm.signIn("li.qiang"), "王芳的垃圾")).isEmpty();
        assertThat(found(crm.administrator(), "王芳的垃圾")).containsExactly("只有王芳的垃圾");
        crm.administrator().get("/forms/crm.nothing/trash?search=x").expect(404);
    }

    private static void throwAway(Visitor who, String name) {
        var made = who.post(CUSTOMERS, Map.of("data", Map.of("name", name))).expect(201);
        who.delete(CUSTOMERS + "/" + made.text("/id"), made.text("/version")).expect(204);
    }

    private static List<String> found(Visitor who, String search) {
        var trash = who.get("/forms/crm.customer/trash?search=" + Visitor.encoded(search))
                .expect(200);
        return StreamSupport.stream(trash.body().path("items").spliterator(), false)
                .map((JsonNode item) -> item.path("title").asText())
                .toList();
    }
}
