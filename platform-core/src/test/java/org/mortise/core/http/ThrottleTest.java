package org.mortise.core.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.mortise.core.kernel.Rejected;
import org.mortise.core.testing.FixedClock;
import org.mortise.core.testing.TestPostgres;

class ThrottleTest {

    private static final Throttle.Rate RATE = new Throttle.Rate(3, 2);

    private final TestPostgres postgres = TestPostgres.createMigrated();
    private final FixedClock clock = new FixedClock("2030-01-01T00:00:00Z");
    private final Throttle throttle = Throttle.of(postgres.database(), clock);

    @AfterEach
    void close() {
        postgres.close();
    }

    @Test
    void a_burst_gets_through_and_then_as_much_as_time_allows() {
        pass("a", 3);

        assertThatThrownBy(() -> pass("a", 1)).isInstanceOfSatisfying(Rejected.class, refused -> {
            assertThat(refused.kind()).isEqualTo(Rejected.Kind.TOO_MANY);
            assertThat(refused.problems().get(0).params()).containsEntry("seconds", 30);
        });
        clock.advance(Duration.ofSeconds(30));
        pass("a", 1);
        assertThatThrownBy(() -> pass("a", 1)).isInstanceOf(Rejected.class);
        clock.advance(Duration.ofHours(1));
        pass("a", 3);
        assertThatThrownBy(() -> pass("a", 1)).isInstanceOf(Rejected.class);
    }

    @Test
    void places_are_counted_apart() {
        pass("a", 3);

        pass("b", 3);
    }

    @Test
    void what_comes_at_once_is_counted_as_if_it_came_one_by_one() {
        var passed = Uni.join()
                .all(IntStream.range(0, 10)
                        .mapToObj(each -> throttle.pass("a", RATE)
                                .replaceWith(true)
                                .onFailure(Rejected.class)
                                .recoverWithItem(false))
                        .toList())
                .andFailFast()
                .await()
                .indefinitely();

        assertThat(passed.stream().filter(through -> through)).hasSize(3);
    }

    private void pass(String place, int times) {
        for (var time = 0; time < times; time++) {
            throttle.pass(place, RATE).await().indefinitely();
        }
    }
}
