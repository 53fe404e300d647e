package org.mortise.flow.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mortise.flow.run.FlowWorld.CONTRACT;
import static org.mortise.flow.run.FlowWorld.CUSTOMER;
import static org.mortise.flow.run.FlowWorld.ENGLISH;
import static org.mortise.flow.run.FlowWorld.get;
import static org.mortise.flow.run.FlowWorld.refusal;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.mortise.core.access.FieldRight;
import org.mortise.core.event.OutboxEvent;
import org.mortise.core.kernel.Caller;
import org.mortise.core.kernel.Ids;
import org.mortise.core.kernel.Json;
import org.mortise.core.kernel.ObjectKey;
import org.mortise.core.kernel.Problem;
import org.mortise.core.kernel.Rejected;

class FlowDeskTest {

    /** The example of the specification: 50,000 and more goes through legal, finance and the general manager. */
    static final String APPROVAL = """
            {"kind":"flow","key":"approval","title":{"zh-CN":"合同审批","en-US":"Contract approval"},"form":"contract",
             "trigger":{"type":"submit"},
             "settings":{"emptyApprover":{"do":"administrator"},"selfApproval":"superior","dedupe":"any_earlier"},
             "nodes":[{"id":"start","type":"start"},
              {"id":"director","type":"approve","title":"Director","approvers":[{"by":"superior"}],"fields":{"*":"read","cost":"hidden"}},
              {"id":"by_amount","type":"choice","branches":[
                {"id":"big","when":{"field":"amount","op":"gte","value":50000},"nodes":[
                  {"id":"countersign","type":"parallel","branches":[
                    {"id":"legal_b","nodes":[{"id":"legal","type":"approve","approvers":[{"by":"role","role":"legal"}],"vote":"any",
                      "fields":{"*":"read","opinion":"required"}}]},
                    {"id":"finance_b","nodes":[{"id":"finance","type":"approve","approvers":[{"by":"role","role":"finance"}],"vote":"all"}]}]},
                  {"id":"gm","type":"approve","approvers":[{"by":"user","user":"gm"}]}]},
                {"id":"other","default":true,"nodes":[]}]},
              {"id":"cc","type":"cc","to":[{"by":"field","field":"owner"}]},
              {"id":"effective","type":"update_record","set":{"status":"effective","effective_on":{"var":"today"},"cost":{"expr":"{amount}*0.1"},"goal":{"field":"home"}}},
              {"id":"end","type":"end"}],
             "onReject":[{"id":"back","type":"update_record","set":{"status":"draft"}}]}""";

    private final FlowWorld world = new FlowWorld()
            .publish(APPROVAL)
            .superior("sam", "dina")
            .role("legal", "lea", "leo")
            .role("finance", "fay", "finn");

    @AfterEach
    void stop() {
        world.close();
    }

    @Test
    void a_small_contract_needs_the_director_only_and_takes_effect_in_the_same_transaction() {
        var record = world.contract("{\"name\":\"HT-1\",\"amount\":\"30000\",\"status\":\"draft\",\"owner\":\"%s\","
                        .formatted(world.id("otto"))
                + "\"home\":{\"code\":\"330106\",\"detail\":\"1\"}}");
        world.submit("sam", record);
        assertThat(world.record(record).at("/flow/state").asText()).isEqualTo("running");

        var answer = world.approve("dina");

        assertThat(answer.at("/task/state").asText()).isEqualTo("approved");
        assertThat(answer.at("/instance/state").asText()).isEqualTo("approved");
        assertThat(world.record(record).at("/data/status").asText()).isEqualTo("effective");
        assertThat(world.record(record).at("/data/cost").asText()).isEqualTo("3000.00");
        assertThat(world.record(record).at("/data/goal"))
                .as("all of the address")
                .isEqualTo(world.record(record).at("/data/home"))
                .isNotEmpty();
        assertThat(world.record(record).at("/data/effective_on").asText()).matches("\\d{4}-\\d\\d-\\d\\d");
        assertThat(world.record(record).at("/flow/state").asText()).isEqualTo("approved");
        assertThat(world.records.callers).containsExactly(new Caller.System("flow:crm.approval@1", world.id("dina")));
        assertThat(world.box("otto", TaskBox.CC)).hasSize(1);
        assertThat(world.box("sam", TaskBox.STARTED))
                .extracting(item -> item.path("state").asText())
                .containsExactly("approved");
        assertThat(world.box("dina", TaskBox.DONE))
                .extracting(item -> item.path("recordTitle").asText())
                .containsExactly("HT-1");
        assertThat(world.seen).extracting(OutboxEvent::type).containsExactly("flow.started", "flow.approved");
        assertThat(world.seen.get(1).payload().path("initiator").asText())
                .isEqualTo(world.id("sam").toString());
        assertThat(world.count("SELECT count(*) FROM notification")).isEqualTo(3);
    }

    @Test
    void a_big_contract_goes_through_everybody_and_is_undone_by_one_rejection() {
        var record = world.contract("{\"name\":\"HT-2\",\"amount\":\"80000\",\"status\":\"signed\"}");
        var instance = world.submit("sam", record);
        world.approve("dina");
        assertThat(world.box("lea", TaskBox.OPEN)).hasSize(1);
        assertThat(world.box("finn", TaskBox.OPEN)).hasSize(1);

        world.decide("fay", "{\"action\":\"reject\",\"comment\":\"too dear\"}");

        for (var login : List.of("lea", "leo", "finn")) {
            assertThat(world.box(login, TaskBox.OPEN)).isEmpty();
        }
        assertThat(world.record(record).at("/data/status").asText()).isEqualTo("draft");
        assertThat(world.record(record).at("/flow/state").asText()).isEqualTo("rejected");
        var view = get(world.reading.instance(world.person("sam"), ENGLISH, instance));
        assertThat(view.path("state").asText()).isEqualTo("rejected");
        assertThat(view.path("trail").findValuesAsText("comment")).contains("too dear");
        assertThat(state(view, "gm")).isEqualTo("skipped");
        assertThat(state(view, "director")).isEqualTo("done");
        assertThat(world.seen).extracting(OutboxEvent::type).endsWith("flow.rejected");

        world.submit("sam", record);
        var again = get(world.reading.ofRecord(world.person("sam"), ENGLISH, CONTRACT, record));
        assertThat(again.path("round").asInt()).isEqualTo(2);
        assertThat(again.path("trail").findValuesAsText("comment")).contains("too dear");
        assertThat(again.path("trail").findValuesAsText("round"))
                .startsWith("1")
                .endsWith("2");
    }

    @Test
    void what_a_node_requires_is_filled_in_by_its_approver_and_nothing_else_is() {
        var record = world.contract("{\"name\":\"HT-3\",\"amount\":\"80000\"}");
        world.submit("sam", record);
        world.approve("dina");

        assertThat(refusal(() -> world.approve("lea")).problems())
                .extracting(Problem::code, Problem::path)
                .containsExactly(org.assertj.core.groups.Tuple.tuple("flow_field_required", "/data/opinion"));
        assertThat(refusal(() -> world.decide("lea", "{\"action\":\"approve\",\"data\":{\"amount\":\"1\"}}"))
                        .problems())
                .extracting(Problem::code)
                .containsExactly("flow_field_not_writable");
        assertThat(world.count("SELECT count(*) FROM flow_task WHERE state = 'approved'"))
                .isEqualTo(1);

        world.decide("lea", "{\"action\":\"approve\",\"data\":{\"opinion\":\"fine\"}}");
        assertThat(world.record(record).at("/data/opinion").asText()).isEqualTo("fine");
        assertThat(world.record(record).at("/data/amount").asText()).isEqualTo("80000");
        var change = world.records.changes.get(0);
        assertThat(change.channel()).isEqualTo("flow");
        assertThat(change.fieldRights())
                .containsEntry("opinion", FieldRight.WRITE)
                .containsEntry("*", FieldRight.READ);
        assertThat(world.records.callers.get(0)).isEqualTo(world.person("lea"));
    }

    @Test
    void an_instance_stays_on_the_version_it_started_with() {
        var record = world.contract("{\"name\":\"HT-5\",\"amount\":\"1\"}");
        world.submit("sam", record);
        world.publish(APPROVAL.replace("\"status\":\"effective\"", "\"status\":\"changed\""));

        world.approve("dina");

        assertThat(world.record(record).at("/data/status").asText()).isEqualTo("effective");
    }

    @Test
    void a_command_sent_twice_is_carried_out_once_and_answers_the_same() {
        var record = world.contract("{\"name\":\"HT-6\",\"amount\":\"1\"}");
        world.records.editors.add(world.id("sam"));
        var first = get(world.desk.submit(world.person("sam"), CONTRACT, record, 1, "submit-1"));
        var second = get(world.desk.submit(world.person("sam"), CONTRACT, record, 1, "submit-1"));
        assertThat(second).isEqualTo(first);

        var task = world.openTask("dina");
        var answer = world.decide("dina", task, "{\"action\":\"approve\"}", "decide-1");
        var again = world.decide("dina", task, "{\"action\":\"approve\"}", "decide-1");
        assertThat(again).isEqualTo(answer);
        assertThat(world.count("SELECT count(*) FROM flow_event WHERE type = 'approved'"))
                .isEqualTo(1);
        assertThat(refusal(() -> world.decide("dina", task, "{\"action\":\"reject\"}", "decide-1"))
                        .problems())
                .extracting(Problem::code)
                .containsExactly("idempotency_key_reused");

        var late = refusal(() -> world.decide("dina", task, "{\"action\":\"reject\"}", "decide-2"));
        assertThat(late.problems()).extracting(Problem::code).containsExactly("task_already_decided");
        assertThat(((JsonNode) java.util.Objects.requireNonNull(late.current()))
                        .at("/task/state")
                        .asText())
                .isEqualTo("approved");
    }

    @Test
    void only_who_may_update_the_record_submits_it_and_only_the_version_he_saw() {
        var record = world.contract("{\"name\":\"HT-7\",\"amount\":\"1\"}");
        assertThat(refusal(() -> get(world.desk.submit(world.person("eve"), CONTRACT, record, null, null)))
                        .kind())
                .isEqualTo(Rejected.Kind.NOT_FOUND);
        world.records.editors.add(world.id("sam"));
        assertThat(refusal(() -> get(world.desk.submit(world.person("sam"), CONTRACT, record, 7, null)))
                        .problems())
                .extracting(Problem::code)
                .containsExactly("stale_version");
        world.submit("sam", record);
        assertThat(refusal(() -> world.submit("sam", record)).problems())
                .extracting(Problem::code)
                .containsExactly("flow_already_running");
    }

    @Test
    void a_withdrawn_record_can_be_submitted_again() {
        var record = world.contract("{\"name\":\"HT-8\",\"amount\":\"1\"}");
        var instance = world.submit("sam", record);
        get(world.desk.withdraw(world.person("sam"), instance, "a mistake", null));

        assertThat(world.record(record).at("/flow/state").asText()).isEqualTo("withdrawn");
        assertThat(world.box("dina", TaskBox.OPEN)).isEmpty();
        assertThat(world.seen).extracting(OutboxEvent::type).endsWith("flow.withdrawn");
        world.submit("sam", record);
        assertThat(world.box("dina", TaskBox.OPEN)).hasSize(1);
    }

    @Test
    void a_failure_in_the_middle_leaves_nothing() {
        var record = world.contract("{\"name\":\"HT-9\",\"amount\":\"1\",\"status\":\"draft\"}");
        world.submit("sam", record);
        var events = world.count("SELECT count(*) FROM flow_event");
        // The last write of a transition, so that everything before has happened by then.
        world.sql(
                "ALTER TABLE notification ADD CONSTRAINT crash CHECK (false) NOT VALID",
                io.vertx.mutiny.sqlclient.Tuple.tuple());

        assertThat(org.assertj.core.api.Assertions.catchThrowable(() -> world.approve("dina")))
                .isNotNull();

        assertThat(world.count("SELECT count(*) FROM flow_event")).isEqualTo(events);
        assertThat(world.record(record).at("/data/status").asText()).isEqualTo("draft");
        assertThat(world.record(record).at("/flow/state").asText()).isEqualTo("running");
        world.sql("ALTER TABLE notification DROP CONSTRAINT crash", io.vertx.mutiny.sqlclient.Tuple.tuple());
        assertThat(world.approve("dina").at("/instance/state").asText()).isEqualTo("approved");
    }

    @Test
    void people_who_left_are_not_asked() {
        world.disable("dina");
        world.disable("lea");
        var record = world.contract("{\"name\":\"HT-10\",\"amount\":\"80000\"}");
        world.submit("sam", record);

        assertThat(world.box("dina", TaskBox.OPEN)).isEmpty();
        world.approve("root");
        assertThat(world.box("leo", TaskBox.OPEN)).hasSize(1);
        assertThat(world.box("lea", TaskBox.OPEN)).isEmpty();
    }

    @Test
    void a_decision_that_names_somebody_new_looks_him_up() {
        world.publish("""
                {"kind":"flow","key":"approval","title":"t","form":"contract","trigger":{"type":"submit"},"nodes":[
                 {"id":"start","type":"start"},
                 {"id":"a","type":"approve","approvers":[{"by":"initiator"}],"fields":{"owner":"write"}},
                 {"id":"b","type":"approve","approvers":[{"by":"field","field":"owner"}]},{"id":"end","type":"end"}]}""");
        var record = world.contract("{\"name\":\"HT-11\"}");
        world.submit("sam", record);
        world.decide("sam", "{\"action\":\"approve\",\"data\":{\"owner\":\"%s\"}}".formatted(world.id("olga")));

        assertThat(world.box("olga", TaskBox.OPEN)).hasSize(1);
    }

    @Test
    void a_branch_may_ask_for_a_field_beyond_a_link() {
        world.publish("""
                {"kind":"flow","key":"approval","title":"t","form":"contract","trigger":{"type":"submit"},"nodes":[
                 {"id":"start","type":"start"},
                 {"id":"c","type":"choice","branches":[
                  {"id":"vip","when":{"field":"customer.level","op":"eq","value":"a"},"nodes":[
                    {"id":"boss","type":"approve","approvers":[{"by":"superior"}]}]},
                  {"id":"other","default":true,"nodes":[]}]},{"id":"end","type":"end"}]}""");
        var vip = get(world.records.add(CUSTOMER, Ids.next(), "{\"level\":\"a\"}"));
        var plain = get(world.records.add(CUSTOMER, Ids.next(), "{\"level\":\"c\"}"));
        world.submit("sam", world.contract("{\"name\":\"x\",\"customer\":\"%s\"}".formatted(plain)));
        assertThat(world.box("dina", TaskBox.OPEN)).isEmpty();

        world.submit("sam", world.contract("{\"name\":\"y\",\"customer\":\"%s\"}".formatted(vip)));
        assertThat(world.box("dina", TaskBox.OPEN)).hasSize(1);
    }

    @Test
    void a_preview_asks_without_writing() {
        var record = world.contract("{\"name\":\"HT-12\",\"amount\":\"1\"}");
        world.records.editors.add(world.id("sam"));
        var flow = ObjectKey.parse("crm.approval");
        var saved = get(world.reading.preview(world.person("sam"), ENGLISH, flow, record, Json.object()));
        assertThat(saved.path("nodes").findValuesAsText("type")).containsExactly("approve", "cc", "update_record");

        var unsaved = get(world.reading.preview(
                world.person("sam"), ENGLISH, flow, record, Json.object().put("amount", "80000")));
        assertThat(unsaved.path("nodes"))
                .extracting(node -> node.path("id").asText())
                .containsExactly("director", "legal", "finance", "gm", "cc", "effective");
        assertThat(unsaved.at("/nodes/1/people"))
                .extracting(person -> person.path("name").asText())
                .containsExactly("lea", "leo");
        assertThat(unsaved.at("/nodes/3/unresolved").asText()).isEqualTo("nobody");
        assertThat(world.count("SELECT count(*) FROM flow_instance")).isZero();
    }

    @Test
    void the_path_of_a_running_flow_names_those_who_will_be_asked() {
        var record = world.contract("{\"name\":\"HT-13\",\"amount\":\"80000\"}");
        var instance = world.submit("sam", record);

        var path = path(instance);
        assertThat(path.path("director").path("state").asText()).isEqualTo("open");
        assertThat(names(path, "legal")).containsExactly("lea", "leo");
        assertThat(names(path, "gm")).containsExactly("root");
        assertThat(path.path("gm").path("unresolved").asText()).isEqualTo("nobody");
        assertThat(path.path("gm").path("state").asText()).isEqualTo("waiting");

        var small = path(world.submit("sam", world.contract("{\"name\":\"HT-14\",\"amount\":\"1\"}")));
        assertThat(small.path("legal").path("state").asText()).isEqualTo("bypassed");
        assertThat(names(small, "legal")).isEmpty();
    }

    private JsonNode path(UUID instance) {
        var byId = Json.object();
        get(world.reading.instance(world.person("sam"), ENGLISH, instance))
                .path("path")
                .forEach(node -> byId.set(node.path("id").asText(), node));
        return byId;
    }

    private static List<String> names(JsonNode path, String node) {
        return path.path(node).path("people").findValuesAsText("name");
    }

    @Test
    void boxes_are_paged_and_counted() {
        for (var number = 0; number < 5; number++) {
            world.submit("sam", world.contract("{\"name\":\"c" + number + "\",\"amount\":\"1\"}"));
        }
        var first = get(world.tasks.page(world.person("dina"), ENGLISH, TaskBox.OPEN, null, 3));
        var second = get(world.tasks.page(
                world.person("dina"), ENGLISH, TaskBox.OPEN, first.path("next").asText(), 3));

        assertThat(first.path("items").findValuesAsText("recordTitle")).containsExactly("c4", "c3", "c2");
        assertThat(second.path("items").findValuesAsText("recordTitle")).containsExactly("c1", "c0");
        assertThat(second.path("next").isNull()).isTrue();
        assertThat(get(world.tasks.count(world.person("dina"))).path("open").asInt())
                .isEqualTo(5);
    }

    @Test
    void that_a_record_was_never_submitted_is_told_to_those_who_may_read_it() {
        var record = world.contract("{\"name\":\"HT-14\",\"amount\":\"1\"}");
        world.records.editors.add(world.id("sam"));

        assertThat(get(world.reading.ofRecord(world.person("sam"), ENGLISH, CONTRACT, record)))
                .hasToString("{\"state\":\"none\"}");
        assertThat(refusal(() -> get(world.reading.ofRecord(world.person("eve"), ENGLISH, CONTRACT, record)))
                        .kind())
                .isEqualTo(Rejected.Kind.NOT_FOUND);
    }

    @Test
    void copies_are_read_and_give_nothing_but_reading() {
        var record = world.contract(
                "{\"name\":\"HT-13\",\"amount\":\"1\",\"cost\":\"7\",\"owner\":\"%s\"}".formatted(world.id("otto")));
        world.submit("sam", record);
        world.approve("dina");
        var copy =
                UUID.fromString(world.box("otto", TaskBox.CC).get(0).path("id").asText());
        assertThat(get(world.tasks.count(world.person("otto"))).path("cc").asInt())
                .isEqualTo(1);
        assertThat(refusal(() -> world.decide("otto", copy, "{\"action\":\"approve\"}", null))
                        .kind())
                .isEqualTo(Rejected.Kind.NOT_FOUND);

        assertThat(world.decide("otto", copy, "{\"action\":\"read\"}", null)
                        .at("/task/state")
                        .asText())
                .isEqualTo("read");
        assertThat(get(world.tasks.count(world.person("otto"))).path("cc").asInt())
                .isZero();
        assertThat(get(world.reading.task(world.person("otto"), ENGLISH, copy)).path("actions"))
                .isEmpty();
    }

    @Test
    void other_engines_learn_which_flow_a_form_has() {
        assertThat(get(world.flows.submittedBy(CONTRACT)))
                .hasValueSatisfying(link -> assertThat(link.title().in(ENGLISH)).isEqualTo("Contract approval"));
        assertThat(get(world.flows.submittedBy(CUSTOMER))).isEmpty();
    }

    private static String state(JsonNode view, String node) {
        for (var entry : view.path("path")) {
            if (entry.path("id").asText().equals(node)) {
                return entry.path("state").asText();
            }
        }
        return "absent";
    }
}
