"""Other publishing systems, installed beside Standfirst with the same stories and put to the same measure."""
