package org.mortise.rule.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.mortise.core.testing.EngineWorld.PLATFORM;
import static org.mortise.core.testing.EngineWorld.get;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mortise.core.kernel.Caller;
import org.mortise.core.kernel.Json;
import org.mortise.core.kernel.ObjectKey;
import org.mortise.core.kernel.Rejected;
import org.mortise.core.testing.EngineWorld;
import org.mortise.rule.definition.RuleDefinition;

/** People run rules: who may, what they are asked, and that one press counts once. */
class RuleDeskTest {

    private static final ObjectKey ORDER = ObjectKey.parse("shop.order");
    private static final String WIN =
            "'form':'order','trigger':{'type':'manual'},'when':{'field':'stage','op':'eq','value':'open'},"
                    + "'steps':[{'id':'win','type':'update','record':'trigger','set':{'stage':'won'}},"
                    + "{'id':'chore','type':'create','form':'chore','set':{'text':'won','owner':{'var':'user.id'}}}]";
    private static final String ASK = "'form':'order','trigger':{'type':'manual','roles':['clerk'],'input':["
            + "{'key':'why','title':'Why','required':true},{'key':'plus','title':'Plus','type':'number'},"
            + "{'key':'level','title':'Level','type':'select','options':[{'key':'a','label':'A'}]}]},"
            + "'steps':[{'id':'chore','type':'create','form':'chore','set':{'text':{'expr':'{name}&\\\": \\\"&{input.why}'}}},"
            + "{'id':'sum','type':'update','record':'trigger','set':{'amount':{'expr':'{amount}+{input.plus}'}}}]";

    private final RuleWorld shop = new RuleWorld();
    private final EngineWorld world = shop.world;
    private Caller.User seller = PLATFORM_STANDS_IN;
    private Caller.User reader = PLATFORM_STANDS_IN;
    private Caller.User clerk = PLATFORM_STANDS_IN;
    private Caller.User stranger = PLATFORM_STANDS_IN;
    private UUID order = new UUID(0, 0);

    private static final Caller.User PLATFORM_STANDS_IN = new Caller.User(new UUID(0, 0));

    @BeforeEach
    void open() {
        world.publish("role", "shop.seller", role("seller", "'create','read','update'"));
        world.publish("role", "shop.reader", role("reader", "'read'"));
        shop.rule("win", WIN).rule("ask", ASK);
        seller = world.person("sam", "shop.seller");
        reader = world.person("rea", "shop.reader");
        clerk = world.person("cle", "shop.clerk", "shop.reader");
        stranger = world.person("str");
        order = world.create(PLATFORM, "shop.order", "{'name':'A','stage':'open','amount':'10'}");
    }

    @AfterEach
    void close() {
        shop.close();
    }

    @Test
    void a_press_runs_the_steps_and_stands_in_the_log_with_the_person() {
        var run = press(seller, "win", "{}", null);

        assertThat(run.path("state").asText()).isEqualTo("done");
        assertThat(world.data("shop.order", order).path("stage").asText()).isEqualTo("won");
        assertThat(shop.runsOf("win")).singleElement().satisfies(logged -> {
            assertThat(logged.event()).isEqualTo(RecordEvent.PRESSED);
            assertThat(logged.actor()).isEqualTo(seller.id());
            assertThat(logged.record()).isEqualTo(order);
        });
        assertThat(world.count("SELECT count(*) FROM rec.f_chore WHERE data->>'owner' = '" + seller.id() + "'"))
                .isEqualTo(1);
    }

    @Test
    void what_follows_from_a_press_knows_its_cause() {
        shop.rule(
                "after",
                "'form':'order','trigger':{'type':'record','on':['update']},'steps':[{'id':'c','type':'create','form':'chore','set':{'text':'after'}}]");

        press(seller, "win", "{}", null);
        world.deliverAll();

        assertThat(shop.runsOf("after")).singleElement().satisfies(run -> assertThat(run.causes())
                .containsExactly("shop.win@" + order));
    }

    @Test
    void a_rule_that_does_not_apply_is_neither_offered_nor_run() {
        press(seller, "win", "{}", null);

        assertThat(offered(seller)).isEmpty();
        assertThat(refusal(seller, "win", "{}")).isEqualTo("CONFLICT rule_does_not_apply");
        assertThat(shop.chores()).isEqualTo(1);
    }

    @Test
    void a_rule_without_roles_is_for_those_who_may_change_the_record() {
        assertThat(offered(seller)).containsExactly("shop.win");
        assertThat(offered(reader)).isEmpty();
        assertThat(offeredInLists(seller)).containsExactly("shop.win");
        assertThat(offeredInLists(reader)).isEmpty();
        assertThat(refusal(reader, "win", "{}")).isEqualTo("FORBIDDEN forbidden");
    }

    @Test
    void a_rule_for_a_role_is_unknown_to_everybody_else() {
        assertThat(offered(clerk)).containsExactly("shop.ask");
        assertThat(offeredInLists(clerk)).containsExactly("shop.ask");
        assertThat(refusal(seller, "ask", "{'why':'x'}")).isEqualTo("NOT_FOUND not_found");
        assertThat(refusal(seller, "none", "{}")).isEqualTo("NOT_FOUND not_found");
    }

    @Test
    void nothing_runs_on_a_record_that_is_out_of_sight() {
        assertThat(refusal(stranger, "win", "{}")).isEqualTo("NOT_FOUND not_found");
        assertThat(catchThrowableOfType(Rejected.class, () -> offered(stranger)).kind())
                .isEqualTo(Rejected.Kind.NOT_FOUND);
        assertThat(catchThrowableOfType(Rejected.class, () -> offeredInLists(stranger))
                        .kind())
                .isEqualTo(Rejected.Kind.NOT_FOUND);
        assertThat(shop.chores()).isZero();
    }

    @Test
    void answers_are_checked_and_read_by_the_steps() {
        assertThat(refusal(clerk, "ask", "{'plus':'much','level':'b'}"))
                .isEqualTo("INVALID required /input/why, rule_input_unfit /input/plus, rule_input_unfit /input/level");

        press(clerk, "ask", "{'why':'late','plus':2.5,'level':'a'}", null);

        assertThat(world.data("shop.order", order).path("amount").asText()).isEqualTo("12.5");
        assertThat(world.count("SELECT count(*) FROM rec.f_chore WHERE data->>'text' = 'A: late'"))
                .isEqualTo(1);
    }

    @Test
    void a_rule_that_people_run_does_not_run_by_itself() {
        world.update(PLATFORM, "shop.order", order, "{'amount':'11'}");
        world.deliverAll();

        assertThat(shop.runsOf("win")).isEmpty();
    }

    @Test
    void the_same_press_counts_once_and_is_answered_the_same() {
        var first = press(seller, "win", "{}", "k");
        var second = press(seller, "win", "{}", "k");

        assertThat(second).isEqualTo(first);
        assertThat(shop.runsOf("win")).hasSize(1);
    }

    @Test
    void a_double_click_from_a_barrier_is_one_run() throws Exception {
        var answers = race(
                () -> press(seller, "win", "{}", "twice").path("id").asText(),
                () -> press(seller, "win", "{}", "twice").path("id").asText());

        assertThat(answers.get(0)).isEqualTo(answers.get(1));
        assertThat(shop.chores()).isEqualTo(1);
    }

    @Test
    void of_two_people_who_press_at_once_the_second_sees_what_the_first_has_done() throws Exception {
        var other = world.person("sue", "shop.seller");
        for (var round = 0; round < 5; round++) {
            order = world.create(PLATFORM, "shop.order", "{'name':'R','stage':'open'}");
            var answers = race(() -> outcome(seller), () -> outcome(other));

            assertThat(answers).containsExactlyInAnyOrder("done", "CONFLICT rule_does_not_apply");
        }
        assertThat(shop.chores()).isEqualTo(5);
    }

    private String outcome(Caller.User caller) {
        try {
            return press(caller, "win", "{}", null).path("state").asText();
        } catch (Rejected refused) {
            return words(refused);
        }
    }

    private static List<String> race(Callable<String> one, Callable<String> two) throws Exception {
        var barrier = new CyclicBarrier(2);
        var threads = Executors.newFixedThreadPool(2);
        try {
            var answers = new ArrayList<String>();
            for (var running :
                    List.of(threads.submit(() -> after(barrier, one)), threads.submit(() -> after(barrier, two)))) {
                answers.add(running.get());
            }
            return answers;
        } finally {
            threads.shutdown();
        }
    }

    private static String after(CyclicBarrier barrier, Callable<String> call) throws Exception {
        barrier.await();
        return call.call();
    }

    private JsonNode press(Caller.User caller, String rule, String input, @Nullable String key) {
        var press = new RuleDesk.Press(new ObjectKey("shop", rule), order, EngineWorld.json(input), key);
        var answer = get(shop.desk.press(caller, press, (run, definition, access) -> {
            var told = new Discretion(definition, access).of(run);
            return Json.object()
                    .put("id", told.id().toString())
                    .put("state", told.state().json());
        }));
        return Json.mapper().valueToTree(answer.body());
    }

    private String refusal(Caller.User caller, String rule, String input) {
        return words(catchThrowableOfType(Rejected.class, () -> press(caller, rule, input, null)));
    }

    private static String words(Rejected refused) {
        var problems = refused.problems().stream()
                .map(problem -> (problem.code() + " " + problem.path()).strip())
                .toList();
        return refused.kind() + " " + String.join(", ", problems);
    }

    private List<String> offered(Caller.User caller) {
        return keys(get(shop.desk.offered(caller, ORDER, order)));
    }

    private List<String> offeredInLists(Caller.User caller) {
        return keys(get(shop.desk.offered(caller, ORDER)));
    }

    private static List<String> keys(List<RuleDefinition> rules) {
        return rules.stream().map(rule -> rule.key().toString()).toList();
    }

    private static String role(String key, String actions) {
        return "{'kind':'role','key':'" + key + "','title':'R','grants':[{'form':'order','actions':[" + actions
                + "],'scope':'all','fields':{'*':'write'}}]}";
    }
}
