package org.mortise.rule.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mortise.core.testing.EngineWorld.PLATFORM;
import static org.mortise.core.testing.EngineWorld.get;

import java.time.Instant;
import java.util.Arrays;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mortise.core.contract.Comments;
import org.mortise.core.event.CauseChain;
import org.mortise.core.event.OutboxEvent;
import org.mortise.core.kernel.Caller;
import org.mortise.core.kernel.Ids;
import org.mortise.core.kernel.Json;
import org.mortise.core.kernel.ObjectKey;
import org.mortise.core.testing.EngineWorld;

/** Rules that somebody sets off by saying something about a record. */
class CommentRulesTest {

    private static final String TRIGGER = "'form':'order','trigger':{'type':'comment'},";

    private final RuleWorld shop = new RuleWorld();
    private final EngineWorld world = shop.world;
    private Caller.User ann;
    private Caller.User bob;
    private UUID order;

    @BeforeEach
    void begin() {
        ann = world.person("ann");
        bob = world.person("bob");
        order = world.create(PLATFORM, "shop.order", "{'name':'A','stage':'open'}");
    }

    @AfterEach
    void close() {
        shop.close();
    }

    @Test
    void what_was_said_by_whom_and_of_whom_can_be_asked_and_passed_on() {
        shop.rule(
                "urgent",
                TRIGGER
                        + "'when':{'all':[{'field':'said.text','op':'contains','value':'urgent'},"
                        + "{'field':'said.mentioned','op':'notEmpty'},{'field':'stage','op':'eq','value':'open'}]},"
                        + "'steps':[{'id':'chore','type':'create','form':'chore','set':{'text':{'expr':'{name}&\\\": \\\"&{said.text}'},"
                        + "'owner':{'field':'said.author'},'order':{'field':'id'}}},"
                        + "{'id':'note','type':'update','record':'trigger','set':{'note':{'field':'said.text'}}},"
                        + "{'id':'tell','type':'notify','to':[{'by':'field','field':'said.mentioned'}],"
                        + "'title':{'expr':'\\\"Read: \\\"&{said.text}'}}]");

        hear(say(ann, "no hurry", bob));
        hear(say(ann, "urgent, but whose?"));
        assertThat(shop.runsOf("urgent")).isEmpty();

        hear(say(ann, "urgent @bob", bob));

        assertThat(shop.states("urgent")).containsExactly(RunState.DONE);
        assertThat(shop.runsOf("urgent").get(0).event()).isEqualTo("comment.written");
        assertThat(shop.runsOf("urgent").get(0).actor()).isEqualTo(ann.id());
        assertThat(world.count("SELECT count(*) FROM rec.f_chore WHERE c_text = 'A: urgent @bob' AND c_owner = '"
                        + ann.id() + "'"))
                .isOne();
        assertThat(world.data("shop.order", order).path("note").asText()).isEqualTo("urgent @bob");
        assertThat(world.notified(bob.id())).containsExactly("\"Read: urgent @bob\"");
    }

    @Test
    void a_comment_counts_once_and_other_rules_do_not_hear_it() {
        shop.rule("said", TRIGGER + "'steps':[{'id':'chore','type':'create','form':'chore','set':{'text':'x'}}]");
        shop.rule(
                "written",
                "'form':'order','trigger':{'type':'record','on':['create','update','delete']},"
                        + "'steps':[{'id':'chore','type':'create','form':'chore','set':{'text':'y'}}]");
        var said = say(ann, "hello");

        hear(said);
        hear(said);

        assertThat(shop.states("said")).containsExactly(RunState.DONE);
        assertThat(shop.runsOf("written")).isEmpty();
    }

    @Test
    void what_was_taken_back_or_said_of_a_record_that_is_gone_sets_nothing_off() {
        shop.rule("said", TRIGGER + "'steps':[{'id':'chore','type':'create','form':'chore','set':{'text':'x'}}]");
        var removed = say(ann, "hello");
        shop.comments.clear();
        hear(removed);
        var lost = say(ann, "hello");
        world.delete(PLATFORM, "shop.order", order);
        hear(lost);

        assertThat(shop.runsOf("said")).isEmpty();
    }

    @Test
    void what_follows_from_a_comment_is_stopped_when_it_goes_round() {
        shop.rule(
                "said",
                TRIGGER + "'steps':[{'id':'a','type':'update','record':'trigger','set':{'name':{'expr':'{name}&1'}}}]");
        shop.rule(
                "written",
                "'form':'order','trigger':{'type':'record','on':['update']},"
                        + "'steps':[{'id':'a','type':'update','record':'trigger','set':{'name':{'expr':'{name}&2'}}}]");

        hear(say(ann, "hello"));
        world.deliverAll();

        assertThat(world.data("shop.order", order).path("name").asText()).isEqualTo("A12");
        assertThat(shop.states("written")).containsExactly(RunState.SUPPRESSED_LOOP, RunState.DONE);
        assertThat(shop.runsOf("written").get(1).causes()).containsExactly("shop.said@" + order);
    }

    private OutboxEvent say(Caller.User author, String text, Caller.User... mentioned) {
        var comment = Ids.next();
        var people = Arrays.stream(mentioned).map(Caller.User::id).toList();
        shop.comments.put(
                comment, new Comments.Said(author.id(), text, people, false, Instant.parse("2026-03-15T04:00:00Z")));
        var payload = Json.object()
                .put("comment", comment.toString())
                .put("actor", author.id().toString());
        var ids = payload.putArray("mentioned");
        people.forEach(id -> ids.add(id.toString()));
        return new OutboxEvent(
                Ids.next(),
                Comments.WRITTEN,
                ObjectKey.parse("shop.order"),
                order,
                payload,
                CauseChain.none(),
                world.clock.instant());
    }

    private void hear(OutboxEvent event) {
        get(world.database.inTransaction(transaction -> shop.subscriber.handle(transaction, event)));
    }
}
