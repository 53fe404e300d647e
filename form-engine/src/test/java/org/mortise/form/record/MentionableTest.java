package org.mortise.form.record;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.mutiny.Multi;
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

        assertThat(FormWorld.wait(desk.mentionable(ann, product.form(), product.id(), "crowd")))
                .extracting(Person::name)
                .containsExactly("crowdie");
    }
}
