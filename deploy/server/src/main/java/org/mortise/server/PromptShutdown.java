package org.mortise.server;

import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.shutdown.ShutdownListener;
import io.quarkus.runtime.shutdown.ShutdownRecorder;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import org.jboss.logging.Logger;

/**
 * Lets the application stop as soon as its last request is answered.
 *
 * <p>Of those whom Quarkus 3.30 asks to get ready, the one that clears the caches of Jackson never says that it is
 * ({@code JacksonRecorder.clearCachesOnShutdown}), so that every stop would take the whole {@code quarkus.shutdown.timeout} and
 * end in an error. Nobody else can answer for it, hence the look behind the scenes; when that fails, stopping is slow again.
 */
@ApplicationScoped
class PromptShutdown {

    private static final Logger LOG = Logger.getLogger(PromptShutdown.class);
    private static final String SILENT = "io.quarkus.jackson.";

    void answerForTheSilent(@Observes StartupEvent started) {
        try {
            var field = ShutdownRecorder.class.getDeclaredField("shutdownListeners");
            field.setAccessible(true);
            if (field.get(null) instanceof List<?> listeners) {
                field.set(
                        null, listeners.stream().map(PromptShutdown::answering).toList());
            }
        } catch (ReflectiveOperationException changed) {
            LOG.debug("The listeners of the shutdown are not where they were", changed);
        }
    }

    private static Object answering(Object listener) {
        return listener instanceof ShutdownListener silent
                        && listener.getClass().getName().startsWith(SILENT)
                ? new Answering(silent)
                : listener;
    }

    private record Answering(ShutdownListener silent) implements ShutdownListener {

        @Override
        public void preShutdown(ShutdownNotification notification) {
            silent.preShutdown(notification);
        }

        @Override
        public void shutdown(ShutdownNotification notification) {
            silent.shutdown(notification);
            notification.done();
        }
    }
}
