package org.mortise.form.record;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.mortise.core.contract.Comments;
import org.mortise.core.kernel.Rejected;
import org.mortise.core.store.RecordComment;
import org.mortise.form.comment.SaidComments;

/** Who is told what was said about a record. */
class CommentNewsTest extends CommentWorld {

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
    void who_reacts_to_a_comment_reads_it_with_names_and_finds_nothing_of_one_that_was_taken_back() {
        var comments = SaidComments.of(world.database, world.people);
        var first = say(keeper, "hello");
        var comment = answer(ben, at(nameless) + " see", first);

        var said = find(comments, comment).orElseThrow();
        assertThat(said.text()).isEqualTo("@nan see");
        assertThat(said.author()).isEqualTo(ben.id());
        assertThat(said.mentioned()).containsExactly(nameless.id());
        assertThat(said.answer()).isTrue();
        assertThat(find(comments, first).orElseThrow().answer()).isFalse();

        FormWorld.wait(desk.remove(ben, address(comment)));
        assertThat(find(comments, comment)).isEmpty();
    }

    private Optional<Comments.Said> find(Comments comments, RecordComment comment) {
        return FormWorld.wait(world.database.inTransaction(
                transaction -> comments.find(transaction, comment.record(), comment.id())));
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

        FormWorld.wait(desk.edit(ben, address(comment), 1, at(keeper) + at(listener) + at(ann) + " final"));
        settle();

        assertThat(told())
                .containsExactlyInAnyOrder(
                        "ann: ben mentioned you in “Nail” / @kim@lis@ann final",
                        "kim: ben mentioned you in “Nail” / @kim@lis@ann final",
                        "lis: ben mentioned you in “Nail” / @kim@lis@ann final");
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
        assertThat(rejected(() -> FormWorld.wait(desk.remove(asked, address(question))))
                        .kind())
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
}
