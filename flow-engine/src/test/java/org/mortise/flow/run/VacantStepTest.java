package org.mortise.flow.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.mortise.flow.run.FlowWorld.CONTRACT;
import static org.mortise.flow.run.FlowWorld.ENGLISH;
import static org.mortise.flow.run.FlowWorld.get;
import static org.mortise.flow.run.FlowWorld.refusal;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.mortise.core.kernel.Json;
import org.mortise.core.kernel.LocalizedText;
import org.mortise.core.kernel.ObjectKey;
import org.mortise.core.kernel.Problem;

/** Steps whose approvers are gone by the time somebody submits. */
class VacantStepTest {

    private static final String FLOW = """
            {"kind":"flow","key":"approval","title":"Approval","form":"contract","trigger":{"type":"submit"},%s
             "nodes":[{"id":"start","type":"start"},
              {"id":"director","type":"approve","title":"Director","approvers":[{"by":"role","role":"director"}]},
              {"id":"legal","type":"approve","title":"Legal","approvers":[{"by":"role","role":"legal"}]},
              {"id":"end","type":"end"}]}""";
    private static final String SAYS_NOTHING = "";
    private static final String ADMINISTRATOR = "\"settings\":{\"emptyApprover\":{\"do\":\"administrator\"}},";
    private static final String SKIP = "\"settings\":{\"emptyApprover\":{\"do\":\"skip\"}},";

    private final FlowWorld world = new FlowWorld().role("director", "dina").role("legal", "lea");

    @AfterEach
    void stop() {
        world.close();
    }

    @Test
    void a_submission_is_refused_with_the_name_of_the_step_and_nothing_is_written() {
        world.publish(FLOW.formatted(SAYS_NOTHING)).disable("lea");
        var record = world.contract("{\"name\":\"HT-1\"}");

        var refused = refusal(() -> world.submit("sam", record));

        assertThat(refused.problems())
                .extracting(Problem::code, problem -> problem.params().get("node"))
                .containsExactly(tuple("flow_nobody_to_approve", LocalizedText.of("Legal")));
        for (var table : new String[] {"flow_instance", "flow_task", "flow_event", "notification", "outbox"}) {
            assertThat(world.count("SELECT count(*) FROM " + table)).as(table).isZero();
        }
        assertThat(world.record(record).at("/flow/state").asText()).isEqualTo("draft");
        assertThat(world.seen).isEmpty();
    }

    @Test
    void the_initiator_sees_before_he_submits_that_it_would_be_refused() {
        world.publish(FLOW.formatted(SAYS_NOTHING)).disable("lea");

        var nodes = preview();

        assertThat(nodes.get(0).has("refuses")).isFalse();
        assertThat(nodes.get(1).path("refuses").asBoolean()).isTrue();
        assertThat(nodes.get(1).path("unresolved").asText()).isEqualTo("nobody");
        assertThat(nodes.get(1).path("people")).isEmpty();
    }

    @Test
    void once_somebody_can_approve_it_again_it_goes() {
        world.publish(FLOW.formatted(SAYS_NOTHING)).disable("lea");
        var record = world.contract("{\"name\":\"HT-2\"}");
        assertThat(refusal(() -> world.submit("sam", record)).problems()).hasSize(1);

        world.role("legal", "leo").submit("sam", record);
        world.approve("dina");
        world.approve("leo");

        assertThat(world.record(record).at("/flow/state").asText()).isEqualTo("approved");
    }

    @Test
    void who_leaves_after_the_submission_does_not_leave_it_lying_and_the_trail_says_why() {
        world.publish(FLOW.formatted(SAYS_NOTHING));
        var record = world.contract("{\"name\":\"HT-3\"}");
        world.submit("sam", record);
        world.disable("lea");

        world.approve("dina");

        assertThat(world.box("root", TaskBox.OPEN)).hasSize(1);
        var view = get(world.reading.ofRecord(world.person("sam"), ENGLISH, CONTRACT, record));
        assertThat(view.path("trail").findValuesAsText("note")).contains("nobody");
    }

    @Test
    void a_flow_that_names_a_stand_in_asks_him_and_one_that_skips_passes() {
        world.publish(FLOW.formatted(ADMINISTRATOR)).disable("lea");
        var asked = world.contract("{\"name\":\"HT-4\"}");
        world.submit("sam", asked);
        world.approve("dina");
        world.approve("root");
        assertThat(world.record(asked).at("/flow/state").asText()).isEqualTo("approved");

        world.publish(FLOW.formatted(SKIP));
        var skipped = world.contract("{\"name\":\"HT-5\"}");
        world.submit("sam", skipped);
        world.approve("dina");
        assertThat(world.record(skipped).at("/flow/state").asText()).isEqualTo("approved");
    }

    private JsonNode preview() {
        var record = world.contract("{\"name\":\"HT-6\"}");
        world.records.editors.add(world.id("sam"));
        return get(world.reading.preview(
                        world.person("sam"), ENGLISH, ObjectKey.parse("crm.approval"), record, Json.object()))
                .path("nodes");
    }
}
