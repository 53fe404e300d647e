package org.mortise.core.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.mortise.core.access.AggregateQuery;
import org.mortise.core.access.CallerAccess;
import org.mortise.core.access.FieldRight;
import org.mortise.core.access.RecordAction;
import org.mortise.core.access.RecordQuery;
import org.mortise.core.kernel.Rejected;

/** Somebody without an account may make records through his link, and nothing else is there for him. */
class VisitorAccessTest {

    private final CallerAccess visitor = RecordWorld.access()
            .publicLink("%s.web".formatted(Shapes.ORDER.pkg()), """
                    {'form':'%s','fields':[{'field':'no'},{'field':'email'}],'values':{'stage':'open'},
                     'parameters':[{'name':'c','field':'tags'}]}""".formatted(Shapes.ORDER.key()))
            .visitor(Shapes.ORDER.pkg() + ".web");

    @Test
    void he_makes_records_with_the_fields_of_the_link() {
        var write = visitor.write(Shapes.ORDER, RecordAction.CREATE, null);

        assertThat(write.access().rights())
                .isEqualTo(Map.of(
                        "no", FieldRight.WRITE,
                        "email", FieldRight.WRITE,
                        "stage", FieldRight.WRITE,
                        "tags", FieldRight.WRITE));
        assertThat(write.access().mayShow("no")).isFalse();
        assertThat(write.access().mayAsk("email")).isFalse();
    }

    @ParameterizedTest
    @EnumSource(value = RecordAction.class, mode = EnumSource.Mode.EXCLUDE, names = "CREATE")
    void every_other_action_finds_nothing(RecordAction action) {
        assertNothing(() -> visitor.write(Shapes.ORDER, action, null));
    }

    @Test
    void he_reads_counts_and_reaches_nothing() {
        assertThat(visitor.readable(Shapes.ORDER)).isEmpty();
        assertNothing(() -> visitor.scope(RecordQuery.of(Shapes.ORDER, null, 1)));
        assertNothing(() ->
                visitor.aggregate(new AggregateQuery(Shapes.ORDER, List.of(), List.of(), null, null, List.of(), 1)));
        assertNothing(() -> visitor.write(Shapes.PARTNER, RecordAction.CREATE, null));
    }

    @Test
    void he_is_nobody_to_formulas_and_conditions() {
        assertThat(visitor.variable("user.id")).isNull();
        assertThat(visitor.variable("user.roles")).isNull();
    }

    @Test
    void a_link_that_is_not_published_lets_nobody_in() {
        var other = RecordWorld.access().visitor(Shapes.ORDER.pkg() + ".gone");

        assertNothing(() -> other.write(Shapes.ORDER, RecordAction.CREATE, null));
    }

    private static void assertNothing(ThrowingCallable asked) {
        assertThatThrownBy(asked).isInstanceOfSatisfying(Rejected.class, refused -> assertThat(refused.kind())
                .isEqualTo(Rejected.Kind.NOT_FOUND));
    }
}
