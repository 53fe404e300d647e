package org.mortise.flow.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mortise.flow.run.FlowWorld.ENGLISH;
import static org.mortise.flow.run.FlowWorld.get;
import static org.mortise.flow.run.FlowWorld.refusal;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.mortise.core.kernel.Json;
import org.mortise.core.kernel.Rejected;

class TaskSheetTest {

    private final FlowWorld world = new FlowWorld()
            .publish(FlowDeskTest.APPROVAL)
            .superior("sam", "dina")
            .role("legal", "lea", "leo");

    @AfterEach
    void stop() {
        world.close();
    }

    @Test
    void the_initiator_may_still_read_what_his_roles_show_of_what_he_submitted_and_nobody_else() {
        var grants =
                "{\"kind\":\"role\",\"key\":\"seller\",\"grants\":[{\"form\":\"contract\",\"actions\":[\"read\"],\"scope\":{\"field\":\"owner\",\"op\":\"eq\",\"value\":"
                        + "{\"var\":\"user.id\"}},\"fields\":{\"*\":\"write\",\"cost\":\"hidden\",\"amount\":\"masked\"}}]}";
        world.engine.publish("role", "crm.seller", Json.parse(grants));
        world.role("seller", "sam");
        var instance = world.submit("sam", world.contract("{\"name\":\"HT-5\",\"amount\":\"1\",\"cost\":\"7\"}"));
        world.records.editors.clear();

        var seen = get(world.reading.submission(world.person("sam"), ENGLISH, instance));

        assertThat(seen.at("/record/data/name").asText()).isEqualTo("HT-5");
        assertThat(seen.at("/record/data").has("cost")).isFalse();
        assertThat(seen.at("/record/data").has("amount")).isFalse();
        assertThat(seen.at("/fields/name").asText()).isEqualTo("read");
        assertThat(seen.at("/shape/rights").has("cost")).isFalse();
        assertThat(seen.at("/instance/actions")).extracting(JsonNode::asText).containsExactly("withdraw");
        assertThat(refusal(() -> get(world.reading.submission(world.person("dina"), ENGLISH, instance)))
                        .kind())
                .isEqualTo(Rejected.Kind.NOT_FOUND);
    }

    @Test
    void an_initiator_without_any_role_reads_what_all_readers_of_the_form_see_and_nobody_else_does() {
        world.engine.publish(
                "role",
                "crm.reader",
                Json.parse(
                        "{\"kind\":\"role\",\"key\":\"reader\",\"grants\":[{\"form\":\"contract\",\"actions\":[\"read\"],"
                                + "\"scope\":\"all\",\"fields\":{\"*\":\"read\",\"cost\":\"hidden\"}}]}"));
        var instance = world.submit("sam", world.contract("{\"name\":\"HT-6\",\"amount\":\"1\",\"cost\":\"7\"}"));
        world.records.editors.clear();

        var seen = get(world.reading.submission(world.person("sam"), ENGLISH, instance));

        assertThat(seen.at("/record/data/name").asText()).isEqualTo("HT-6");
        assertThat(seen.at("/record/data/amount").asText()).isEqualTo("1");
        assertThat(seen.at("/record/data").has("cost")).isFalse();
        assertThat(seen.path("fields").has("cost")).isFalse();
        assertThat(seen.at("/fields/amount").asText()).isEqualTo("read");
        assertThat(refusal(() -> get(world.reading.submission(world.person("dina"), ENGLISH, instance)))
                        .kind())
                .isEqualTo(Rejected.Kind.NOT_FOUND);
    }

    @Test
    void a_task_shows_the_record_as_its_node_allows_whatever_the_roles_grant() {
        var record = world.contract("{\"name\":\"HT-4\",\"amount\":\"1\",\"cost\":\"7\"}");
        world.submit("sam", record);

        var detail = get(world.reading.task(world.person("dina"), ENGLISH, world.openTask("dina")));

        assertThat(detail.at("/record/data/name").asText()).isEqualTo("HT-4");
        assertThat(detail.at("/record/data").has("cost")).isFalse();
        assertThat(detail.at("/record/labels").has("7")).isFalse();
        assertThat(detail.at("/record/labels").has("HT-4")).isTrue();
        assertThat(detail.at("/fields/amount").asText()).isEqualTo("read");
        assertThat(detail.path("fields").has("cost")).isFalse();
        assertThat(detail.at("/shape/key").asText()).isEqualTo("crm.contract");
        assertThat(detail.at("/shape/rights/amount").asText()).isEqualTo("read");
        assertThat(detail.at("/shape/rights").has("cost")).isFalse();
        assertThat(detail.path("actions")).extracting(JsonNode::asText).containsExactly("approve", "reject");
        assertThat(detail.at("/instance/flowTitle").asText()).isEqualTo("Contract approval");
        var task = world.openTask("dina");
        assertThat(refusal(() -> get(world.reading.task(world.person("sam"), ENGLISH, task)))
                        .kind())
                .isEqualTo(Rejected.Kind.NOT_FOUND);
        assertThat(refusal(() -> world.decide("sam", task, "{\"action\":\"approve\"}", null))
                        .kind())
                .isEqualTo(Rejected.Kind.NOT_FOUND);
    }
}
