"""Chinese help, headings and error messages for the command line."""

import click


class Chinese(click.Command):
    """A command with Chinese help."""

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the usage line with 用法 instead of Usage."""
        formatter.write_usage(ctx.command_path, " ".join(self.collect_usage_pieces(ctx)), prefix="用法:")

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        """Return the help option with a Chinese description."""
        option = super().get_help_option(ctx)
        if option is not None:
            option.help = "显示这段说明"
        return option

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the options with the heading 选项 instead of Options."""
        options = [one for one in self.get_params(ctx) if isinstance(one, click.Option)]
        records = [record for option in options if (record := option.get_help_record(ctx))]
        with formatter.section("选项"):
            formatter.write_dl(records)


class ChineseGroup(Chinese, click.Group):
    """A group of commands with Chinese help."""

    command_class = Chinese

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the options, then the commands with the heading 命令 instead of Commands."""
        super().format_options(ctx, formatter)
        records = [(name, self.commands[name].get_short_help_str(200)) for name in self.list_commands(ctx)]
        with formatter.section("命令"):
            formatter.write_dl(records)


def in_chinese(error: click.UsageError) -> str:
    """Return click's usage error as a Chinese sentence."""
    if isinstance(error, click.NoSuchOption):
        return f"没有 {error.option_name} 这个选项"
    if isinstance(error, click.MissingParameter):
        return f"缺少{error.param.make_metavar(error.ctx) if error.param and error.ctx else '参数'}"
    if isinstance(error, click.BadParameter) and error.param is not None:
        return f"{error.param.opts[0]} 的值不对(应为 {error.param.metavar or '…'})"
    if "No such command" in error.message:
        return f"没有 {error.message.rpartition(' ')[2].strip(chr(39) + '.')} 这个命令"
    return f"命令写得不对({error.message})"
