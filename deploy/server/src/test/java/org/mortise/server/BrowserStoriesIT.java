package org.mortise.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs the Playwright stories of {@code designer-ui/e2e} against the packaged application. */
class BrowserStoriesIT {

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path home;

    @Test
    void every_story_passes_in_a_real_browser() throws Exception {
        try (var server = RunningServer.start(home, 512)) {
            var stories = new ProcessBuilder("npx", "--no-install", "playwright", "test")
                    .directory(Path.of("..", "..", "designer-ui").toFile())
                    .inheritIO();
            stories.environment().put("MORTISE_URL", server.url());
            stories.environment().put("MORTISE_SETUP_TOKEN", server.setupToken());
            var exit = stories.start().waitFor();

            assertThat(exit)
                    .as("exit of the stories; server log:%n%s", server.log())
                    .isZero();
        }
    }
}
