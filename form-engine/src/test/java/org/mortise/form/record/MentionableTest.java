package org.mortise.form.record;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.mutiny.Multi;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.mortise.core.org.NewPerson;
import org.mortise.core.org.Person;

/** Who is offered to be mentioned in an organisation of which few may read the record. */
class MentionableTest extends CommentWorld {

    @Test
    void readers_are_found_behind_all_those_who_match_and_may_not_read() {
        FormWorld.wait(world.database.inTransaction(transaction -> Multi.createFrom()
                .range(0, 150)
                .onItem()
                .transformToUniAndConcatenate(number -> world.people.create(
                        transaction, NewPerson.of("crowd%03d".formatted(number), "crowd", null, null)))
                .collect()
                .asList()));
        world.person("crowdie", "shop.talker");

        assertThat(offered("crowd")).containsExactly("crowdie");
    }

    @Test
    void those_who_may_read_it_by_their_roles_or_because_they_were_asked_are_offered_and_nobody_else_is_asked_about() {
        assertThat(offered("")).contains("ben", "kim", "lis", "nan", "root").doesNotContain("sam", "ash", "ann");
        LENT.add(product.id());
        ASKED_FOR.clear();
        assertThat(offered("as")).containsExactly("ash");
        assertThat(ASKED_FOR).containsExactly(asked.id());
    }

    private List<String> offered(String search) {
        return FormWorld.wait(discussions.mentionable(ann, product.form(), product.id(), search)).stream()
                .map(Person::name)
                .toList();
    }
}
