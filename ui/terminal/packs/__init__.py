"""The actions of `content`, one a file; `ui.terminal.content` lists them."""
