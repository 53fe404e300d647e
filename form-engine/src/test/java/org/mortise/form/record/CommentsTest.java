package org.mortise.form.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.mortise.form.record.OrderForms.PRODUCT;
import static org.mortise.form.record.OrderForms.ROLE;

import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mortise.core.access.CommentRight;
import org.mortise.core.access.FieldRight;
import org.mortise.core.contract.Records.Change;
import org.mortise.core.contract.Records.Record;
import org.mortise.core.event.CauseChain;
import org.mortise.core.event.Outbox;
import org.mortise.core.event.OutboxDispatcher;
import org.mortise.core.event.OutboxSubscriber;
import org.mortise.core.kernel.Caller;
import org.mortise.core.kernel.Ids;
import org.mortise.core.kernel.Problem;
import org.mortise.core.kernel.Rejected;
import org.mortise.core.org.NewPerson;
import org.mortise.core.org.Person;
import org.mortise.core.store.RecordComment;
import org.mortise.form.comment.CommentDesk;
import org.mortise.form.comment.CommentDesk.Address;
import org.mortise.form.comment.CommentDesk.Discussion;
import org.mortise.form.comment.CommentNews;
import org.mortise.form.comment.CommentView;

/** What people say about records, on a real database. */
class CommentsTest {

    private static final String GRANT = "{'kind':'role','key':'%s','title':'R','grants':[{'form':'product',"
            + "'actions':['read'],'scope':%s,'fields':{'*':'read','secret':'hidden'%s}%s}]}";
    private static final String ALL = "'all'";

    private static FormWorld world;
    private static CommentDesk desk;
    private static OutboxDispatcher dispatcher;
    private static Caller.User ann;
    private static Caller.User ben;
    private static Caller.User listener;
    private static Caller.User keeper;
    private static Caller.User nameless;
    private static Caller.User stranger;
    private static Caller.User asked;
    private static Caller.User administrator;

    /** Records lent to {@code asked}. */
    private static final Set<UUID> LENT = new HashSet<>();

    private Record product;

    @BeforeAll
    static void open() {
        world = new FormWorld();
        world.publish(
                PRODUCT,
                ROLE,
                GRANT.formatted("talker", ALL, "", ""),
                GRANT.formatted("listener", ALL, "", ",'comments':'read'"),
                GRANT.formatted("keeper", ALL, "", ",'comments':'manage'"),
                GRANT.formatted("nameless", ALL, ",'name':'hidden'", ""));
        ann = world.person("ann", "shop.seller");
        ben = world.person("ben", "shop.talker");
        listener = world.person("lis", "shop.listener");
        keeper = world.person("kim", "shop.keeper");
        nameless = world.person("nan", "shop.nameless");
        stranger = world.person("sam", "shop.seller");
        asked = world.person("ash");
        administrator = new Caller.User(FormWorld.wait(world.database.inTransaction(transaction ->
                world.people.create(transaction, new NewPerson("root", "root", null, null, true, null)))));
        var loans = Loans.of((caller, form, record) -> Uni.createFrom()
                .item(
                        caller.equals(asked) && LENT.contains(record)
                                ? Map.of("name", FieldRight.READ)
                                : Map.<String, FieldRight>of()));
        var subscribers = List.<OutboxSubscriber>of(CommentNews.of(
                world.database, world.gate, world.store, loans, world.people, world.clock));
        desk = CommentDesk.of(
                world.database, world.gate, world.store, loans, world.people, Outbox.of(subscribers), world.clock);
        dispatcher = OutboxDispatcher.of(subscribers, world.database, world.clock);
    }

    @AfterAll
    static void close() {
        world.close();
    }

    @BeforeEach
    void begin() {
        product = world.create(ann, "shop.product", "{'name':'Nail'}");
    }

    @Test
    void who_reads_a_record_reads_and_writes_what_is_said_about_it_newest_first() {
        var first = say(ann, "  one\r\ntwo\u0007  ");
        var second = answer(ben, "three", first);

        var found = discussion(listener);

        assertThat(found.items()).extracting(RecordComment::id).containsExactly(second.id(), first.id());
        assertThat(found.items()).extracting(RecordComment::text).containsExactly("three", "one\ntwo");
        assertThat(found.items().get(0).replyTo())
                .isEqualTo(new RecordComment.Answered(first.id(), ann.id(), "one\ntwo"));
        assertThat(found.names()).isEqualTo(Map.of(ann.id(), "ann", ben.id(), "ben"));
        assertThat(found.count()).isEqualTo(2);
        assertThat(List.of(discussion(ben).right(), found.right(), discussion(keeper).right()))
                .containsExactly(CommentRight.WRITE, CommentRight.READ, CommentRight.MANAGE);
    }

    @Test
    void pages_follow_each_other_without_gap_or_repetition() {
        var said = IntStream.range(0, 7)
                .mapToObj(number -> say(ann, "n" + number).id())
                .toList();

        var pages = new ArrayList<UUID>();
        @Nullable UUID before = null;
        for (var more = true; more; ) {
            var page = FormWorld.wait(desk.list(ben, product.form(), product.id(), before, 3));
            page.items().forEach(comment -> pages.add(comment.id()));
            before = pages.get(pages.size() - 1);
            more = page.more();
        }

        assertThat(pages).containsExactlyElementsOf(said.stream().sorted((a, b) -> b.compareTo(a)).toList());
    }

    @Test
    void comments_on_a_record_that_somebody_may_not_read_are_answered_like_those_on_none() {
        var comment = say(ann, "between us");
        var nothing = new Address(product.form(), Ids.next(), Ids.next());
        var there = address(comment);
        for (var who : List.of(stranger, asked)) {
            for (var twin : List.of(
                    both(place -> desk.list(who, place.form(), place.record(), null, 5), there, nothing),
                    both(place -> desk.mentionable(who, place.form(), place.record(), ""), there, nothing),
                    both(place -> writing(who, place.record(), "", null), there, nothing),
                    both(place -> desk.edit(who, place, 1, "x"), there, nothing),
                    both(place -> desk.remove(who, place), there, nothing))) {
                assertThat(twin).hasSize(2).containsOnly("NOT_FOUND [not_found]");
            }
        }
        assertThat(codes(() -> FormWorld.wait(desk.edit(ann, new Address(product.form(), product.id(), Ids.next()), 1, "x"))))
                .containsExactly("not_found");
    }

    @Test
    void a_comment_is_only_where_it_was_written() {
        var comment = say(ann, "here");
        var other = world.create(ann, "shop.product", "{'name':'Screw'}");

        assertThat(codes(() -> FormWorld.wait(desk.remove(ann, new Address(product.form(), other.id(), comment.id())))))
                .containsExactly("not_found");
        assertThat(codes(() -> FormWorld.wait(writing(ann, other.id(), "x", comment.id()))))
                .containsExactly("comment_reply_gone");
    }

    @Test
    void who_may_only_read_comments_is_told_that_he_may_not_do_more() {
        var comment = say(ann, "hear");

        for (var refused : List.<ThrowingCallable>of(
                () -> say(listener, "x"),
                () -> FormWorld.wait(desk.edit(listener, address(comment), 1, "x")),
                () -> FormWorld.wait(desk.remove(listener, address(comment))))) {
            assertThat(rejected(refused).kind()).isEqualTo(Rejected.Kind.FORBIDDEN);
        }
    }

    @Test
    void everybody_changes_and_removes_what_is_his_own_and_managers_and_administrators_remove_the_rest() {
        var mine = say(ben, "mine");

        assertThat(rejected(() -> FormWorld.wait(desk.edit(ann, address(mine), 1, "x"))).kind())
                .isEqualTo(Rejected.Kind.FORBIDDEN);
        assertThat(rejected(() -> FormWorld.wait(desk.edit(keeper, address(mine), 1, "x"))).kind())
                .isEqualTo(Rejected.Kind.FORBIDDEN);
        assertThat(rejected(() -> FormWorld.wait(desk.remove(ann, address(mine)))).kind()).isEqualTo(Rejected.Kind.FORBIDDEN);

        var edited = FormWorld.wait(desk.edit(ben, address(mine), 1, "better"));
        assertThat(edited.text()).isEqualTo("better");
        assertThat(edited.version()).isEqualTo(2);
        assertThat(edited.editedAt()).isEqualTo(world.clock.instant());
        for (var who : List.of(ben, keeper, administrator)) {
            var one = say(ben, "one");
            FormWorld.wait(desk.remove(who, address(one)));
            FormWorld.wait(desk.remove(who, address(one)));
            assertThat(discussion(ann).items().get(0).text()).isNull();
        }
        assertThat(discussion(ann).count()).isEqualTo(1);
    }

    @Test
    void what_was_removed_keeps_its_place_without_its_text_even_where_it_was_answered() {
        var first = say(ann, "regretted");
        answer(ben, "why?", first);
        FormWorld.wait(desk.remove(ann, address(first)));

        var items = discussion(ben).items();

        assertThat(items).extracting(RecordComment::text).containsExactly("why?", null);
        assertThat(Objects.requireNonNull(items.get(0).replyTo()).text()).isNull();
        assertThat(world.rows("SELECT text FROM record_comment WHERE id = $1", first.id()).get(0).getString(0))
                .isNull();
        assertThat(codes(() -> answer(ben, "again", first))).containsExactly("comment_reply_gone");
        assertThat(rejected(() -> FormWorld.wait(desk.edit(ann, address(first), 2, "back"))).kind())
                .isEqualTo(Rejected.Kind.CONFLICT);
    }

    @Test
    void of_two_changes_at_once_one_is_refused_with_what_the_other_said() {
        var comment = say(ann, "first");

        var both = List.of("left", "right").stream()
                .map(text -> desk.edit(ann, address(comment), 1, text)
                        .onFailure()
                        .recoverWithUni(failure -> Uni.createFrom().failure(failure))
                        .subscribeAsCompletionStage())
                .toList();
        var refused = both.stream().map(CommentsTest::failureOf).filter(Objects::nonNull).toList();

        assertThat(refused).hasSize(1);
        var now = discussion(ann).items().get(0);
        assertThat(refused.get(0)).isInstanceOfSatisfying(Rejected.class, stale -> {
            assertThat(stale.kind()).isEqualTo(Rejected.Kind.CONFLICT);
            assertThat(stale.current()).isEqualTo(CommentView.of(now));
        });
        assertThat(now.version()).isEqualTo(2);
    }

    @Test
    void nothing_is_said_about_a_record_that_is_being_deleted() {
        var writing = new CompletableFuture<CompletableFuture<RecordComment>>();
        FormWorld.wait(world.database.inTransaction(transaction -> world.records()
                .change(
                        transaction,
                        FormWorld.PLATFORM,
                        new Change(product.form(), product.id(), null, 1, "api", null, CauseChain.none()))
                .invoke(deleted -> writing.complete(writing(ann, product.id(), "too late", null)
                        .subscribeAsCompletionStage()
                        .toCompletableFuture()))));

        assertThat(failureOf(writing.join())).isInstanceOfSatisfying(Rejected.class, refused -> assertThat(
                        refused.kind())
                .isEqualTo(Rejected.Kind.NOT_FOUND));
        assertThat(world.rows("SELECT 1 FROM record_comment WHERE record = $1", product.id())).isEmpty();
    }

    @Test
    void what_was_said_waits_in_the_trash_and_comes_back_with_the_record() {
        say(ann, "kept");
        world.delete(FormWorld.PLATFORM, product);
        assertThat(codes(() -> discussion(administrator))).containsExactly("not_found");

        FormWorld.wait(world.records().restore(FormWorld.PLATFORM, product.form(), product.id()));

        assertThat(discussion(ann).items()).extracting(RecordComment::text).containsExactly("kept");
    }

    @Test
    void text_is_there_is_not_endless_and_a_mention_counts_as_one_character() {
        assertThat(codes(() -> say(ann, " \u0000\n "))).containsExactly("comment_blank");
        assertThat(codes(() -> FormWorld.wait(writing(ann, product.id(), null, null)))).containsExactly("comment_blank");
        assertThat(codes(() -> say(ann, "x".repeat(5_001)))).containsExactly("comment_too_long");
        assertThat(codes(() -> say(ann, "\uD83D\uDE00".repeat(5_001)))).containsExactly("comment_too_long");
        say(ann, "\uD83D\uDE00".repeat(4_999) + at(ben));
        var crowd = IntStream.range(0, 21)
                .mapToObj(number -> "@[" + UUID.randomUUID() + "]")
                .toList();
        assertThat(codes(() -> say(ann, String.join("", crowd)))).containsExactly("comment_too_many_mentions");
    }

    @Test
    void only_who_reads_the_record_is_offered_and_can_be_mentioned() {
        var offered = FormWorld.wait(desk.mentionable(ann, product.form(), product.id(), ""));
        assertThat(offered).extracting(Person::name).containsExactly("ben", "kim", "lis", "nan", "root");
        assertThat(FormWorld.wait(desk.mentionable(ann, product.form(), product.id(), "e")))
                .extracting(Person::name)
                .containsExactly("ben");

        var refusal = rejected(() -> say(ann, at(ben) + at(stranger) + "@[" + product.id() + "]"));
        assertThat(refusal.problems())
                .containsExactlyInAnyOrder(
                        Problem.at("/text", "comment_mention_not_reader", Map.of("person", "sam")),
                        Problem.at("/text", "comment_mention_not_reader", Map.of("person", "?")));
        assertThat(say(ann, "@[not an id] @ben").text()).isEqualTo("@[not an id] @ben");
    }

    @Test
    void each_who_is_concerned_is_told_once_for_the_strongest_reason_and_who_said_it_never() {
        var first = say(keeper, "hello");
        settle();
        world.rows("DELETE FROM notification");

        answer(ben, at(nameless) + " " + at(ben) + " see\n this", first);
        settle();

        assertThat(told())
                .containsExactlyInAnyOrder(
                        "ann: ben commented on “Nail” / @nan @ben see this",
                        "kim: ben replied to you in “Nail” / @nan @ben see this",
                        "nan: ben mentioned you in “Product” / @nan @ben see this");
    }

    @Test
    void who_can_read_the_record_no_more_is_told_nothing() {
        say(ben, "I was here");
        settle();
        world.rows("DELETE FROM notification");
        var was = new HashSet<>(Set.of(ben.id()));
        members("talker", Set.of());

        say(ann, "anybody?");
        settle();

        assertThat(told()).isEmpty();
        members("talker", was);
    }

    @Test
    void a_change_corrects_what_people_were_told_and_tells_whom_it_newly_mentions() {
        var comment = say(ben, at(keeper) + " draft");
        settle();
        assertThat(told())
                .containsExactlyInAnyOrder(
                        "ann: ben commented on “Nail” / @kim draft", "kim: ben mentioned you in “Nail” / @kim draft");

        FormWorld.wait(desk.edit(ben, address(comment), 1, at(keeper) + at(listener) + " final"));
        settle();

        assertThat(told())
                .containsExactlyInAnyOrder(
                        "ann: ben commented on “Nail” / @kim@lis final",
                        "kim: ben mentioned you in “Nail” / @kim@lis final",
                        "lis: ben mentioned you in “Nail” / @kim@lis final");
    }

    @Test
    void what_is_taken_back_is_told_to_nobody_any_more() {
        var told = say(ben, at(keeper) + " told");
        settle();
        var untold = say(ben, at(keeper) + " untold");

        FormWorld.wait(desk.remove(ben, address(told)));
        FormWorld.wait(desk.remove(ben, address(untold)));
        settle();

        assertThat(told()).isEmpty();
    }

    @Test
    void who_was_asked_about_a_record_speaks_about_it_and_hears_of_it() {
        assertThat(codes(() -> discussion(asked))).containsExactly("not_found");
        LENT.add(product.id());

        say(asked, "what is this?");
        var question = say(ben, at(asked) + " a nail");
        settle();

        assertThat(discussion(asked).items()).hasSize(2);
        assertThat(told()).contains("ash: ben mentioned you in “Nail” / @ash a nail");
        assertThat(rejected(() -> FormWorld.wait(desk.remove(asked, address(question)))).kind())
                .isEqualTo(Rejected.Kind.FORBIDDEN);
        world.delete(FormWorld.PLATFORM, product);
        assertThat(codes(() -> discussion(asked))).containsExactly("not_found");
    }

    @Test
    void what_is_said_is_announced_without_its_text() {
        var comment = say(ann, at(ben) + " psst");

        var row = world.rows(
                        "SELECT type, form, payload::text FROM outbox WHERE record = $1 AND type LIKE 'comment.%'",
                        product.id())
                .get(0);

        assertThat(row.getString(0)).isEqualTo("comment.written");
        assertThat(row.getString(1)).isEqualTo("shop.product");
        assertThat(row.getString(2))
                .contains(comment.id().toString(), ann.id().toString(), ben.id().toString())
                .doesNotContain("psst");
        settle();
        world.rows("DELETE FROM notification");
    }

    private RecordComment say(Caller.User who, String text) {
        return FormWorld.wait(writing(who, product.id(), text, null));
    }

    private RecordComment answer(Caller.User who, String text, RecordComment answered) {
        return FormWorld.wait(writing(who, product.id(), text, answered.id()));
    }

    private Uni<RecordComment> writing(Caller.User who, UUID record, @Nullable String text, @Nullable UUID replyTo) {
        return world.database.inTransaction(
                transaction -> desk.write(transaction, who, product.form(), record, text, replyTo));
    }

    private Discussion discussion(Caller.User who) {
        return FormWorld.wait(desk.list(who, product.form(), product.id(), null, 50));
    }

    private Address address(RecordComment comment) {
        return new Address(product.form(), comment.record(), comment.id());
    }

    private static String at(Caller.User person) {
        return "@[" + person.id() + "]";
    }

    private static void settle() {
        while (FormWorld.wait(dispatcher.takeOne())) {
            // Until nothing is left to tell.
        }
        world.clock.advance(Duration.ofMillis(1));
    }

    /** What people were told about the record, and takes it for granted that it leads to the comment. */
    private List<String> told() {
        return world
                .rows(
                        "SELECT p.name, n.title->>'en-US', n.body #>> '{}' FROM notification n JOIN person p ON p.id = n.recipient"
                                + " WHERE n.record = $1 AND n.form = 'shop.product' AND n.anchor LIKE 'comment:%'",
                        product.id())
                .stream()
                .map(row -> row.getString(0) + ": " + row.getString(1) + " / " + row.getString(2))
                .toList();
    }

    private static void members(String role, Set<UUID> people) {
        FormWorld.wait(world.database.inTransaction(transaction ->
                world.people.setMembers(transaction, new org.mortise.core.kernel.ObjectKey("shop", role), people)));
        world.clock.advance(Duration.ofSeconds(2));
    }

    private static List<String> both(
            java.util.function.Function<Address, Uni<?>> road, Address there, Address nothing) {
        return List.of(there, nothing).stream()
                .map(place -> {
                    var refusal = rejected(() -> FormWorld.wait(road.apply(place)));
                    return refusal.kind() + " "
                            + refusal.problems().stream().map(Problem::code).toList();
                })
                .toList();
    }

    private static @Nullable Throwable failureOf(java.util.concurrent.CompletionStage<?> stage) {
        return stage.handle((done, failure) -> failure).toCompletableFuture().join();
    }

    private static Rejected rejected(ThrowingCallable refused) {
        return Objects.requireNonNull(catchThrowableOfType(Rejected.class, refused));
    }

    private static List<String> codes(ThrowingCallable refused) {
        return rejected(refused).problems().stream().map(Problem::code).toList();
    }
}
