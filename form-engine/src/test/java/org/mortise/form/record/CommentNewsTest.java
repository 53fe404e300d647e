package org.mortise.form.record;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.mortise.core.kernel.Rejected;

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
