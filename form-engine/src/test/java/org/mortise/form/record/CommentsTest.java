package org.mortise.form.record;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.mutiny.Uni;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.mortise.core.access.CommentRight;
import org.mortise.core.contract.Records.Change;
import org.mortise.core.event.CauseChain;
import org.mortise.core.kernel.Ids;
import org.mortise.core.kernel.Problem;
import org.mortise.core.kernel.Rejected;
import org.mortise.core.org.Person;
import org.mortise.core.store.RecordComment;
import org.mortise.form.comment.CommentDesk.Address;
import org.mortise.form.comment.CommentView;

/** What people say about records: who reads, writes, changes and removes it, and where it goes. */
class CommentsTest extends CommentWorld {

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
        assertThat(List.of(
                        discussion(ben).right(),
                        found.right(),
                        discussion(keeper).right()))
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
            var page = FormWorld.wait(discussions.list(ben, product.form(), product.id(), before, 3));
            page.items().forEach(comment -> pages.add(comment.id()));
            before = pages.get(pages.size() - 1);
            more = page.more();
        }

        assertThat(pages)
                .containsExactlyElementsOf(
                        said.stream().sorted((a, b) -> b.compareTo(a)).toList());
    }

    @Test
    void comments_on_a_record_that_somebody_may_not_read_are_answered_like_those_on_none() {
        var comment = say(ann, "between us");
        var nothing = new Address(product.form(), Ids.next(), Ids.next());
        var there = address(comment);
        for (var who : List.of(stranger, asked)) {
            for (var twin : List.of(
                    both(place -> discussions.list(who, place.form(), place.record(), null, 5), there, nothing),
                    both(place -> discussions.mentionable(who, place.form(), place.record(), ""), there, nothing),
                    both(place -> writing(who, place.record(), "", null), there, nothing),
                    both(place -> desk.edit(who, place, 1, "x"), there, nothing),
                    both(place -> desk.remove(who, place), there, nothing))) {
                assertThat(twin).hasSize(2).containsOnly("NOT_FOUND [not_found]");
            }
        }
        assertThat(codes(() ->
                        FormWorld.wait(desk.edit(ann, new Address(product.form(), product.id(), Ids.next()), 1, "x"))))
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

        assertThat(rejected(() -> FormWorld.wait(desk.edit(ann, address(mine), 1, "x")))
                        .kind())
                .isEqualTo(Rejected.Kind.FORBIDDEN);
        assertThat(rejected(() -> FormWorld.wait(desk.edit(keeper, address(mine), 1, "x")))
                        .kind())
                .isEqualTo(Rejected.Kind.FORBIDDEN);
        assertThat(rejected(() -> FormWorld.wait(desk.remove(ann, address(mine))))
                        .kind())
                .isEqualTo(Rejected.Kind.FORBIDDEN);

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
        assertThat(world.rows("SELECT text FROM record_comment WHERE id = $1", first.id())
                        .get(0)
                        .getString(0))
                .isNull();
        assertThat(codes(() -> answer(ben, "again", first))).containsExactly("comment_reply_gone");
        assertThat(rejected(() -> FormWorld.wait(desk.edit(ann, address(first), 2, "back")))
                        .kind())
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
        var refused = both.stream()
                .map(CommentsTest::failureOf)
                .filter(Objects::nonNull)
                .toList();

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

        assertThat(failureOf(writing.join()))
                .isInstanceOfSatisfying(
                        Rejected.class, refused -> assertThat(refused.kind()).isEqualTo(Rejected.Kind.NOT_FOUND));
        assertThat(world.rows("SELECT 1 FROM record_comment WHERE record = $1", product.id()))
                .isEmpty();
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
        assertThat(codes(() -> FormWorld.wait(writing(ann, product.id(), null, null))))
                .containsExactly("comment_blank");
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
        var offered = FormWorld.wait(discussions.mentionable(ann, product.form(), product.id(), ""));
        assertThat(offered).extracting(Person::name).containsExactly("ben", "kim", "lis", "nan", "root");
        assertThat(FormWorld.wait(discussions.mentionable(ann, product.form(), product.id(), "e")))
                .extracting(Person::name)
                .containsExactly("ben");

        var refusal = rejected(() -> say(ann, at(ben) + at(stranger) + "@[" + product.id() + "]"));
        assertThat(refusal.problems())
                .containsExactlyInAnyOrder(
                        Problem.at("/text", "comment_mention_not_reader", Map.of("person", "sam")),
                        Problem.at("/text", "comment_mention_not_reader", Map.of("person", "?")));
        assertThat(say(ann, "@[not an id] @ben").text()).isEqualTo("@[not an id] @ben");
    }
}
