package org.mortise.flow.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mortise.flow.run.FlowWorld.CONTRACT;
import static org.mortise.flow.run.FlowWorld.get;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.mortise.core.kernel.Json;
import org.mortise.core.kernel.Problem;
import org.mortise.core.kernel.Rejected;

/** Two people at the same moment: the outcome is that of one after the other, and never half of each. */
class FlowRaceTest {

    private static final int ROUNDS = 200;

    private final FlowWorld world = new FlowWorld().role("judge", "ann", "bob");
    private final ExecutorService threads = Executors.newFixedThreadPool(2);

    @AfterEach
    void stop() {
        threads.shutdownNow();
        world.close();
    }

    @Test
    void of_two_who_may_decide_alone_exactly_one_does() throws Exception {
        world.publish(flow("any"));
        for (var round = 0; round < ROUNDS; round++) {
            var record = world.contract("{\"name\":\"r\"}");
            world.submit("sam", record);
            var second = round % 2 == 0 ? "approve" : "reject";
            var answers = race(decision("ann", "approve"), decision("bob", second));

            var approvals =
                    answers.stream().filter(answer -> answer.equals("approved")).count();
            if (second.equals("approve")) {
                assertThat(approvals).isEqualTo(1);
                assertThat(answers).contains("task_already_decided");
            }
            assertThat(world.record(record).at("/flow/state").asText()).isEqualTo("approved");
        }
        assertThat(world.count("SELECT count(*) FROM flow_event WHERE type = 'ended'"))
                .isEqualTo(ROUNDS);
        assertThat(world.count("SELECT count(*) FROM flow_task WHERE state = 'open'"))
                .isZero();
        trailsHaveNoGaps();
    }

    @Test
    void two_last_votes_end_the_flow_once_and_neither_is_lost() throws Exception {
        world.publish(flow("all"));
        for (var round = 0; round < ROUNDS; round++) {
            world.submit("sam", world.contract("{\"name\":\"r\"}"));

            assertThat(race(decision("ann", "approve"), decision("bob", "approve")))
                    .containsExactlyInAnyOrder("running", "approved");
        }
        assertThat(world.count("SELECT count(*) FROM flow_event WHERE type = 'approved'"))
                .isEqualTo(2L * ROUNDS);
        assertThat(world.count("SELECT count(*) FROM flow_event WHERE type = 'ended'"))
                .isEqualTo(ROUNDS);
        assertThat(world.count("SELECT count(*) FROM fake_record WHERE data->>'status' = 'effective'"))
                .isEqualTo(ROUNDS);
        trailsHaveNoGaps();
    }

    @Test
    void a_withdrawal_and_a_decision_do_not_both_happen() throws Exception {
        world.publish(flow("any"));
        for (var round = 0; round < ROUNDS / 2; round++) {
            var record = world.contract("{\"name\":\"r\"}");
            var instance = world.submit("sam", record);
            var answers = race(
                    decision("ann", "approve"),
                    () -> outcome(() -> {
                        get(world.desk.withdraw(world.person("sam"), instance, null, null));
                        return "withdrawn";
                    }));

            assertThat(List.of("approved", "withdrawn")).containsAnyElementsOf(answers);
            assertThat(answers).doesNotContainSequence("approved", "withdrawn");
        }
        assertThat(world.count("SELECT count(*) FROM flow_event WHERE type = 'ended'"))
                .isEqualTo(ROUNDS / 2);
    }

    @Test
    void a_record_is_submitted_once_however_often_it_is_clicked() throws Exception {
        world.publish(flow("any"));
        world.records.editors.add(world.id("sam"));
        for (var round = 0; round < ROUNDS / 2; round++) {
            var record = world.contract("{\"name\":\"r\"}");
            var key = round % 2 == 0 ? "key" + round : null;
            Callable<String> submit =
                    () -> outcome(() -> get(world.desk.submit(world.person("sam"), CONTRACT, record, null, key))
                            .toString());
            var answers = race(submit, submit);

            if (key != null) {
                assertThat(answers.get(0)).isEqualTo(answers.get(1));
            } else {
                assertThat(answers).containsOnlyOnce("flow_already_running");
            }
        }
        assertThat(world.count("SELECT count(*) FROM flow_instance")).isEqualTo(ROUNDS / 2);
    }

    private Callable<String> decision(String login, String action) {
        var task = world.openTask(login);
        return () -> outcome(
                () -> state(world.decide(login, task, Json.write(Json.object().put("action", action)), null)));
    }

    private List<String> race(Callable<String> one, Callable<String> two) throws Exception {
        var barrier = new CyclicBarrier(2);
        var running = List.of(threads.submit(() -> after(barrier, one)), threads.submit(() -> after(barrier, two)));
        var answers = new ArrayList<String>();
        for (var future : running) {
            answers.add(future.get());
        }
        return answers;
    }

    private static String after(CyclicBarrier barrier, Callable<String> call) throws Exception {
        barrier.await();
        return call.call();
    }

    private static String outcome(Callable<String> call) throws Exception {
        try {
            return call.call();
        } catch (Rejected refusal) {
            return refusal.problems().stream().map(Problem::code).findFirst().orElse("?");
        }
    }

    private static String state(JsonNode answer) {
        return answer.at("/instance/state").asText();
    }

    private void trailsHaveNoGaps() {
        assertThat(world.count("""
                        SELECT count(*) FROM flow_instance i
                         WHERE i.seq <> (SELECT count(*) FROM flow_event e WHERE e.instance = i.id)""")).isZero();
    }

    private static String flow(String vote) {
        return """
                {"kind":"flow","key":"approval","title":"t","form":"contract","trigger":{"type":"submit"},"nodes":[
                 {"id":"start","type":"start"},
                 {"id":"judges","type":"approve","approvers":[{"by":"role","role":"judge"}],"vote":"%s"},
                 {"id":"set","type":"update_record","set":{"status":"effective"}},{"id":"end","type":"end"}]}""".formatted(vote);
    }
}
