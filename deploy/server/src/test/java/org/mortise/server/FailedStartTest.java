package org.mortise.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.BindException;
import org.junit.jupiter.api.Test;

/** A start that fails says what to do, or at least why. */
class FailedStartTest {

    @Test
    void a_port_that_is_taken_is_told_with_the_remedy() {
        var failure = new IllegalStateException("start", new BindException("Address already in use"));

        assertThat(FailedStart.told(failure))
                .contains("MORTISE_PORT", "端口已被其他程序占用")
                .doesNotContain("IllegalState");
    }

    @Test
    void anything_else_is_told_whole() {
        assertThat(FailedStart.told(new IllegalStateException("no disk"))).contains("no disk", "FailedStartTest");
    }
}
