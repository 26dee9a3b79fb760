from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('narration', '0002_lexicon_confirmed'),
    ]

    operations = [
        migrations.AddField(
            model_name='recording',
            name='partial',
            field=models.BooleanField(default=False),
        ),
        migrations.AddField(
            model_name='recording',
            name='rank',
            field=models.PositiveSmallIntegerField(default=0),
        ),
        migrations.RemoveConstraint(
            model_name='recording',
            name='narration_story_script',
        ),
        migrations.AddConstraint(
            model_name='recording',
            constraint=models.UniqueConstraint(fields=('story', 'script_digest', 'rank'), name='narration_story_script_rank'),
        ),
    ]
