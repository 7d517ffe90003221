package dev.loveless.engine.runtime;

import com.fasterxml.jackson.databind.JsonNode;
import dev.loveless.asl.model.ItemReader;
import dev.loveless.asl.model.MapState;
import dev.loveless.asl.model.ResultWriter;
import dev.loveless.engine.data.Failure;
import dev.loveless.engine.data.JsonData;
import dev.loveless.engine.machine.Command;
import dev.loveless.engine.machine.Effect;
import dev.loveless.engine.machine.ExecutionState;
import dev.loveless.engine.task.ItemSource;
import dev.loveless.engine.task.ResultDestination;
import dev.loveless.engine.time.Scheduler;
import dev.loveless.engine.time.Scheduler.BusyToken;
import java.util.List;
import java.util.function.Consumer;

/** Lets the items of Map Runs be read and their results be written; virtual time waits for both. */
record MapRunTransfers(List<ItemSource> sources, List<ResultDestination> destinations, Scheduler scheduler) {

    void read(ExecutionState execution, Effect.ReadItems effect, Consumer<Command> commands) {
        ItemReader reader = map(execution, effect.state()).itemReader().orElseThrow();
        ItemSource.Request request = new ItemSource.Request(
                execution.identity(),
                effect.state(),
                effect.mapRunArn(),
                reader.resource(),
                effect.parameters(),
                reader.readerConfig());
        BusyToken time = scheduler.busy("the items of state '" + effect.state() + "'");
        ItemSource.Listener listener = new ItemSource.Listener() {
            @Override
            public void read(JsonNode items) {
                commands.accept(new Command.ItemsRead(effect.frame(), effect.mapRunArn(), items));
                time.release();
            }

            @Override
            public void failed(String cause) {
                commands.accept(failure(effect.frame(), effect.mapRunArn(), Failure.ITEM_READER_FAILED, cause));
                time.release();
            }
        };
        sources.stream()
                .filter(source -> source.supports(request))
                .findFirst()
                .ifPresentOrElse(
                        source -> source.read(request, listener),
                        () -> listener.failed(
                                "Nothing here reads items from " + reader.resource() + "; configure an item source."));
    }

    void write(ExecutionState execution, Effect.WriteResults effect, Consumer<Command> commands) {
        ResultWriter writer = map(execution, effect.state()).resultWriter().orElseThrow();
        ResultDestination.Request request = new ResultDestination.Request(
                execution.identity(),
                effect.state(),
                effect.mapRunArn(),
                writer,
                effect.parameters(),
                effect.results());
        BusyToken time = scheduler.busy("the results of state '" + effect.state() + "'");
        ResultDestination.Listener listener = new ResultDestination.Listener() {
            @Override
            public void written(JsonData result) {
                commands.accept(new Command.ResultsWritten(effect.frame(), effect.mapRunArn(), result));
                time.release();
            }

            @Override
            public void failed(String cause) {
                commands.accept(failure(effect.frame(), effect.mapRunArn(), Failure.RESULT_WRITER_FAILED, cause));
                time.release();
            }
        };
        destinations.stream()
                .filter(destination -> destination.supports(request))
                .findFirst()
                .ifPresentOrElse(
                        destination -> destination.write(request, listener),
                        () -> listener.failed("Nothing here writes results to "
                                + writer.resource().orElse("") + "; configure a result destination."));
    }

    private static MapState map(ExecutionState execution, String state) {
        return (MapState) execution.program().state(state);
    }

    private static Command failure(int frame, String mapRunArn, String error, String cause) {
        return new Command.MapRunFailed(frame, mapRunArn, Failure.of(Failure.Kind.ORDINARY, error, cause));
    }
}
