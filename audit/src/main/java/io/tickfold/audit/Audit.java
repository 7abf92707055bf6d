package io.tickfold.audit;

import io.tickfold.audit.account.AccountCommand;
import io.tickfold.audit.account.BalancesCommand;
import io.tickfold.audit.cli.ExitCode;
import io.tickfold.audit.cli.NothingFoundException;
import io.tickfold.audit.cli.WrongArgumentsException;
import io.tickfold.audit.explain.ExplainCommand;
import io.tickfold.audit.export.ExportCommand;
import io.tickfold.audit.log.LogUnavailableException;
import io.tickfold.audit.tail.TailCommand;
import io.tickfold.audit.verify.VerifyCommand;
import io.tickfold.contract.wire.NeutralProcess;
import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.LoggingSystem;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ScopeType;

/// The command line: reads, exports, verifies and explains the log.
@Command(
        name = "tickfold audit",
        description = "Read, export, verify and explain the log of a running system or a file.",
        subcommands = {
            AccountCommand.class,
            BalancesCommand.class,
            ExplainCommand.class,
            ExportCommand.class,
            TailCommand.class,
            VerifyCommand.class,
        },
        mixinStandardHelpOptions = true,
        scope = ScopeType.INHERIT,
        usageHelpAutoWidth = true,
        synopsisSubcommandLabel = "COMMAND",
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {
            " 0:it did what was asked",
            " 1:it failed; the reason is on the standard error stream",
            " 2:the arguments make no sense",
            " 3:the log is not there, or cannot be reached",
            " 4:the log does not agree with itself",
            " 5:there is no such account or order"
        })
public final class Audit {

    public static void main(String[] arguments) {
        NeutralProcess.begin();
        LoggingSystem.get(Audit.class.getClassLoader())
                .setLogLevel(LoggingSystem.ROOT_LOGGER_NAME, LogLevel.OFF);
        System.exit(execute(arguments));
    }

    /// Runs a command and returns its exit code.
    public static int execute(String... arguments) {
        return new CommandLine(new Audit())
                .setExecutionExceptionHandler((failure, _, _) -> report(failure))
                .execute(arguments);
    }

    private static int report(Exception failure) {
        System.err.println("tickfold: " + failure.getMessage());
        return switch (failure) {
            case LogUnavailableException _ -> ExitCode.NO_LOG;
            case NothingFoundException _ -> ExitCode.NOTHING_FOUND;
            case WrongArgumentsException _ -> ExitCode.USAGE;
            default -> ExitCode.FAILED;
        };
    }
}
